package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.Histories.ZONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.version.Version;
import vn.nhip.ledger.Change;
import vn.nhip.testing.Histories;

/** Which closed periods a change reaches, exactly and nearly. */
class ClosedPeriodMarksTest {
    private static final Instant NOW = Instant.parse("2026-11-19T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final UnitCode JUSTICE = new UnitCode("H48.01");
    private static final ProcedureCode PROCEDURE = new ProcedureCode("1.000002");

    private static Set<Period> near(ClosedPeriodMarks late, Change change) {
        Set<Period> near = new HashSet<>();
        late.near(change, near::add);
        return near;
    }

    private static Change change(List<Mark> marks) {
        return new Change(1, NOW, 1L, new CaseNumber("H48.01-260101-0001"), marks, null);
    }

    private static Mark mark(String at, Mark.Kind kind, long facts, int sign) {
        return new Mark(Mark.minuteOf(Instant.parse(at)), JUSTICE, kind, facts, PROCEDURE, 0, sign);
    }

    /** What random updates one after another change of one case. */
    private static List<List<Mark>> changes(Histories histories) {
        List<List<Mark>> changes = new ArrayList<>();
        CaseNumber number = histories.number(1);
        CaseState state = CaseState.unknown(number);
        List<Mark> before = List.of();
        for (int i = 0; i < 5; i++) {
            state = state.with(histories.ofCase(number, NOW), Version.arrived(NOW, i));
            List<Mark> after =
                    Histories.FOLD.fold(state).map(ClosedPeriodMarksTest::marks).orElse(List.of());
            changes.add(Marks.change(before, after));
            before = after;
        }
        return changes;
    }

    private static List<Mark> marks(CaseFile file) {
        return Marks.of(file, NOW);
    }

    @Test
    void givenRandomChanges_whenAskedNearly_thenNoPeriodThatIsReachedIsMissed() {
        int[] reached = {0, 0};
        Histories.forAll(2_000, histories -> {
            ClosedPeriodMarks late = new ClosedPeriodMarks(TODAY, ZONE);
            for (List<Mark> marks : changes(histories)) {
                Change change = change(marks);
                Set<Period> exactly = late.of(change).keySet();
                Set<Period> nearly = near(late, change);
                for (Period period : exactly) assertTrue(nearly.contains(period), period + " of " + marks);
                for (Period period : nearly) assertFalse(period.end().isAfter(TODAY), period.id());
                reached[0] += exactly.size();
                reached[1] += nearly.size();
            }
        });
        assertTrue(reached[0] > 1_000, "reached: " + reached[0]);
        assertTrue(reached[1] < reached[0] * 1.2, "nearly: " + reached[1] + ", exactly: " + reached[0]);
    }

    @Test
    void givenMarksOfOpenPeriodsAlone_thenNoneIsReached() {
        ClosedPeriodMarks late = new ClosedPeriodMarks(TODAY, ZONE);
        Change change = change(List.of(
                mark("2026-11-17T02:00:00Z", Mark.Kind.RECEIVED, 0, 1),
                mark("2026-11-17T02:00:00Z", Mark.Kind.OPEN, 0, 1)));
        assertEquals(Set.of(), Set.copyOf(late.of(change).keySet()));
        assertEquals(Set.of(), near(late, change));
    }

    @Test
    void givenOneThatStaysOpen_thenEveryPeriodThatEndedSinceIsReached_andOneThatEndedOnlyThoseBetween() {
        ClosedPeriodMarks late = new ClosedPeriodMarks(TODAY, ZONE);
        Mark begins = mark("2026-09-15T02:00:00Z", Mark.Kind.OPEN, 0, 1);
        Change stays = change(List.of(begins));
        Change ends = change(List.of(begins, mark("2026-09-15T03:00:00Z", Mark.Kind.OPEN, 0, -1)));
        Change turns = change(List.of(begins, mark("2026-09-15T03:00:00Z", Mark.Kind.OPEN, 1, -1)));
        assertTrue(ids(near(late, stays)).containsAll(List.of("2026-09", "2026-Q3", "2026-10")));
        assertEquals(Set.of(), near(late, ends));
        assertEquals(near(late, stays), near(late, turns));
    }

    private static Set<String> ids(Set<Period> periods) {
        Set<String> ids = new HashSet<>();
        for (Period period : periods) ids.add(period.id());
        return ids;
    }

    /** A day on which more is told late than can be told case by case still says which periods are judged anew. */
    @Test
    void givenMoreCasesThanAreKept_whenOneMoreReachesAnotherPeriod_thenThatIsWrittenToo() {
        Catalogue shipped = CatalogueReader.shipped();
        Catalogues catalogues = new Catalogues(List.of(shipped), shipped.set(), List.of());
        CatalogueSet methods = new CatalogueSet(catalogues, (unit, wanted) -> null, new VietnameseOrder());
        ClosedPeriodChanges day = new ClosedPeriodChanges(TODAY, ZONE, new UnitHistory(Histories.UNITS.all()), methods);
        for (int i = 0; i < 20_000; i++) {
            CaseNumber number = new CaseNumber("H48.01-260801-" + i);
            Mark mark = mark("2026-08-12T02:00:00Z", Mark.Kind.FINISHED, 0, 1);
            assertTrue(day.add(new Change(1 + i, NOW, 1L, number, List.of(mark), null)));
        }
        day.begin(day.unwritten());
        assertTrue(day.add(change(List.of(mark("2026-06-12T02:00:00Z", Mark.Kind.FINISHED, 0, 1)))));
        assertTrue(ids(Set.copyOf(day.unwritten())).containsAll(List.of("2026-06", "2026-Q2")));
        assertFalse(day.add(change(List.of(mark("2026-11-18T02:00:00Z", Mark.Kind.FINISHED, 0, 1)))));
    }
}
