package vn.nhip.core.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.FOLD;
import static vn.nhip.testing.Histories.ZONE;
import static vn.nhip.testing.Histories.forAll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.testing.Histories;
import vn.nhip.testing.SlowCount;
import vn.nhip.testing.SlowVerdict;

class MarksTest {
    private static final Instant NOW = at("03-02 10:00");
    private static final long ON_TIME = Fact.ON_TIME.bit();
    private static final long BY_ARRIVAL = Finding.DUE_MOVED_AFTER_PASSED.bit() | Finding.RECEPTION_MOVED.bit();
    private static final List<Measure> MEASURES = List.of(
            Measure.RECEIVED,
            Measure.HANDLED,
            Measure.COMPLETED,
            Measure.ON_TIME,
            Measure.OPEN,
            Measure.OPEN_ON_TIME,
            new Measure(Base.HANDLED, 0, ON_TIME, Measure.Form.COUNT),
            new Measure(Base.COMPLETED, Fact.ONLINE.bit(), Fact.FEE_DUE.bit(), Measure.Form.COUNT),
            new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES),
            new Measure(Base.RECEIVED_FINISHED, 0, 0, Measure.Form.HANDLING_MINUTES),
            new Measure(Base.RECEIVED_FINISHED, ON_TIME, 0, Measure.Form.COUNT),
            new Measure(Base.HANDLED, Fact.LATE_WAITING.bit(), 0, Measure.Form.COUNT),
            new Measure(Base.COMPLETED, Fact.LATE_TOLD.bit(), 0, Measure.Form.COUNT),
            new Measure(Base.HANDLED, Fact.ON_TIME_BY_DAY.bit(), ON_TIME, Measure.Form.COUNT),
            new Measure(Base.HANDLED, Fact.ON_TIME_PATIENT.bit(), ON_TIME, Measure.Form.COUNT),
            new Measure(Base.COMPLETED, Fact.ON_TIME_BY_DAY_PATIENT.bit(), 0, Measure.Form.COUNT),
            new Measure(Base.OPEN, 0, Fact.ON_TIME_BY_DAY_PATIENT.bit(), Measure.Form.COUNT),
            new Measure(Base.RECEIVED, Fact.ODD.bit(), 0, Measure.Form.COUNT),
            new Measure(Base.HANDLED, Finding.ZERO_LENGTH.factBit(), 0, Measure.Form.COUNT));

    /** One thing said of a case, with the version that the ledger would give it. */
    private record Said(CaseUpdate.OfCase update, Version version) {}

    private static List<Said> history(Histories any) {
        return history(any, any.oneIn(2));
    }

    private static List<Said> history(Histories any, boolean timed) {
        CaseNumber number = any.number(1);
        List<Said> said = new ArrayList<>();
        for (int i = any.below(12); i >= 0; i--) {
            Version version = new Version(any.near(NOW, 60, 0), "e-" + i, timed || any.oneIn(2));
            said.add(new Said(any.ofCase(number, NOW), version));
        }
        return said;
    }

    private static CaseState state(List<Said> history) {
        CaseState state = CaseState.unknown(history.get(0).update().number());
        for (Said said : history) state = state.with(said.update(), said.version());
        return state;
    }

    /** But for the two findings that compare a snapshot with the one in force when it came. */
    private static Optional<CaseFile> inAnyOrder(List<Said> history) {
        return FOLD.fold(state(history))
                .map(file -> new CaseFile(
                        file.number(),
                        file.unit(),
                        file.procedure(),
                        file.status(),
                        file.facts(),
                        file.receivedAt(),
                        file.finishedAt(),
                        file.dueAt(),
                        file.onTimeUntil(),
                        file.otherRules(),
                        file.turns(),
                        file.handledMinutes(),
                        file.findings() & ~BY_ARRIVAL,
                        file.officer()));
    }

    private static Optional<CaseFile> anyFile(Histories any) {
        return FOLD.fold(state(history(any))).filter(CaseFile::counted);
    }

    @Test
    void theOrderOfUpdatesDoesNotMatterWhereSnapshotsHaveATime() {
        forAll(2_000, any -> {
            List<Said> history = history(any, true);

            assertEquals(inAnyOrder(history), inAnyOrder(any.shuffled(history)));
        });
    }

    /** A snapshot without a time has only its place among what is told: all else may be told in any order between two. */
    @Test
    void theOrderOfAllElseDoesNotMatterBetweenTwoSnapshotsWithoutATime() {
        forAll(2_000, any -> {
            List<Said> history = history(any, false);
            List<Said> other = new ArrayList<>();
            List<Said> between = new ArrayList<>();
            for (Said said : history) {
                if (said.update() instanceof CaseUpdate.Snapshot) {
                    other.addAll(any.shuffled(between));
                    between.clear();
                    other.add(said);
                } else {
                    between.add(said);
                }
            }
            other.addAll(any.shuffled(between));

            assertEquals(inAnyOrder(history), inAnyOrder(other));
        });
    }

    @Test
    void anOpenCaseIsJudgedByWhatHadHappenedBefore() {
        forAll(1_500, any -> {
            CaseState state = state(history(any, true));
            CaseFile file = FOLD.fold(state).filter(CaseFile::counted).orElse(null);
            if (file == null || file.dueAt() == null) return;
            Instant dayEnd = WorkingDays.endOfDay(file.dueAt().atZone(ZONE).toLocalDate(), ZONE);
            for (int i = 0; i < 8; i++) {
                Instant t = any.near(NOW, 70, 20);
                boolean open = file.finishedAt() == null || !file.finishedAt().isBefore(t);
                if (!open || !file.receivedAt().isBefore(t)) continue;
                long seen = file.openFactsAt(t);

                String what = file + " at " + t + " of " + state;
                assertEquals(
                        new SlowVerdict(state, file, file.dueAt(), false).onTimeAt(t), Fact.ON_TIME.in(seen), what);
                assertEquals(
                        new SlowVerdict(state, file, file.dueAt(), true).onTimeAt(t),
                        Fact.ON_TIME_PATIENT.in(seen),
                        what);
                assertEquals(
                        new SlowVerdict(state, file, dayEnd, false).onTimeAt(t), Fact.ON_TIME_BY_DAY.in(seen), what);
            }
        });
    }

    @Test
    void takingUpdatesTwiceIsTakingThemOnce() {
        forAll(2_000, any -> {
            List<Said> history = history(any, true).stream()
                    .filter(said -> !(said.update() instanceof CaseUpdate.Rating))
                    .toList();
            if (history.isEmpty()) return;

            List<Said> twice = any.shuffled(
                    Stream.concat(history.stream(), history.stream()).toList());

            assertEquals(inAnyOrder(history), inAnyOrder(twice));
        });
    }

    @Test
    void marksAddUpToTheDefinitionOfEveryPeriodOpenOrClosed() {
        forAll(
                2_000,
                any -> anyFile(any).ifPresent(file -> {
                    Instant now = any.near(NOW, 60, 30);
                    LocalDate first = any.near(now, 90, 1).atZone(ZONE).toLocalDate();
                    LocalDate end = first.plusDays(1 + any.below(40));
                    SlowCount slow = SlowCount.of(first, end, now);

                    for (Measure measure : MEASURES) {
                        long marked = Marks.of(file, now).stream()
                                .filter(measure::takes)
                                .filter(mark -> day(mark).isBefore(end))
                                .filter(mark -> mark.kind() == Mark.Kind.OPEN
                                        || !day(mark).isBefore(first))
                                .mapToLong(measure::valueOf)
                                .sum();
                        assertEquals(
                                slow.count(List.of(file), Set.of(file.unit()), measure),
                                marked,
                                measure + " of " + file + slow);
                    }
                }));
    }

    private static LocalDate day(Mark mark) {
        return Instant.ofEpochSecond(mark.minute() * 60).atZone(ZONE).toLocalDate();
    }

    @Test
    void aCaseWakesExactlyWhenItsMarksChangeByTimeAlone() {
        forAll(
                2_000,
                any -> anyFile(any).ifPresent(file -> {
                    Instant from = any.near(NOW, 60, 30);
                    List<Mark> before = Marks.of(file, from);

                    Optional<Instant> wakeAt = Marks.wakeAt(file, from);

                    if (wakeAt.isPresent()) {
                        assertEquals(before, Marks.of(file, wakeAt.get()));
                        assertNotEquals(before, Marks.of(file, wakeAt.get().plusMillis(1)));
                    } else {
                        assertEquals(before, Marks.of(file, at("12-31 00:00")));
                    }
                }));
    }

    @Test
    void whatWasCountedAndTheChangeTogetherAreWhatCountsNow() {
        forAll(2_000, any -> {
            List<Mark> before = marks(any);
            List<Mark> after = any.oneIn(5) ? before : marks(any);

            Map<Mark, Integer> sum = counted(before);
            counted(Marks.change(before, after)).forEach((mark, times) -> sum.merge(mark, times, Integer::sum));

            sum.values().removeIf(times -> times == 0);
            assertEquals(counted(after), sum);
        });
    }

    private static List<Mark> marks(Histories any) {
        return anyFile(any).map(file -> Marks.of(file, any.near(NOW, 10, 10))).orElse(List.of());
    }

    private static Map<Mark, Integer> counted(List<Mark> marks) {
        Map<Mark, Integer> counted = new HashMap<>();
        for (Mark mark : marks) counted.merge(mark.sign() > 0 ? mark : mark.negated(), mark.sign(), Integer::sum);
        counted.values().removeIf(times -> times == 0);
        return counted;
    }

    @Test
    void givenTheSameMarks_whenCompared_thenNothingChanges() {
        List<Mark> marks =
                Marks.of(aCase().received("11-02 08:00").ready("11-03 08:00").file(), at("11-09 08:00"));

        assertEquals(List.of(), Marks.change(marks, List.copyOf(marks)));
    }

    @Test
    void givenACaseReceivedAndFinishedInTheFuture_whenMarked_thenItCountsNothingYetAndWakesAtItsReception() {
        CaseFile file = aCase().received("11-05 08:00")
                .due("11-04 08:00")
                .ready("11-06 08:00")
                .file();

        assertEquals(List.of(), Marks.of(file, at("11-02 08:00")));
        assertEquals(Optional.of(at("11-05 08:00")), Marks.wakeAt(file, at("11-02 08:00")));
    }

    @Test
    void givenACaseFinishedInTheFuture_whenItsDueDateLiesBefore_thenItWakesForBoth() {
        CaseFile file = aCase().received("11-02 08:00")
                .due("11-04 08:00")
                .ready("11-06 08:00")
                .file();

        assertEquals(Optional.of(at("11-04 08:00")), Marks.wakeAt(file, at("11-03 08:00")));
        // By the day it holds through that day.
        assertEquals(
                Optional.of(at("11-05 00:00")),
                Marks.wakeAt(file, at("11-04 08:00").plusMillis(1)));
        assertEquals(Optional.of(at("11-06 08:00")), Marks.wakeAt(file, at("11-05 00:01")));
        assertEquals(Optional.empty(), Marks.wakeAt(file, at("11-06 08:00").plusMillis(1)));
    }

    @Test
    void givenADueDateAtMidnightAfterTheMonth_whenTheMonthIsJudged_thenTheOpenCaseIsOnTimeInIt() {
        CaseFile file = aCase().received("11-02 08:00").due("12-01 00:00").file();

        List<Mark> late = Marks.of(file, at("12-02 08:00")).stream()
                .filter(mark -> day(mark).isBefore(LocalDate.of(2026, 12, 1)))
                .toList();

        assertTrue(late.stream().allMatch(mark -> mark.sign() > 0));
        assertEquals(2, late.size());
    }

    /** Whether a case that is open or ended counts as on time in a month. */
    private static long onTimeIn(CaseFile file, LocalDate first, LocalDate end) {
        return Marks.of(file, at("12-20 08:00")).stream()
                .filter(Measure.ON_TIME::takes)
                .filter(mark -> day(mark).isBefore(end))
                .filter(mark -> mark.kind().stock() || !day(mark).isBefore(first))
                .mapToLong(Mark::sign)
                .sum();
    }

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Test
    void givenASecondRequestOpenAtTheMonthsEnd_whenItIsAnsweredAfterIt_thenTheMonthStaysLateAndTheNextIsOnTime() {
        CaseFile file = aCase().received("10-05 08:00")
                .due("11-20 17:00")
                .supplement("10-10 08:00", "10-12 08:00")
                .supplement("10-20 08:00", "11-05 08:00")
                .file();

        assertEquals(0, onTimeIn(file, OCTOBER, NOVEMBER));
        assertEquals(1, onTimeIn(file, NOVEMBER, DECEMBER));
    }

    @Test
    void givenARequestOpenAtTheMonthsEnd_whenTheCaseEndsWithoutAnAnswer_thenTheMonthStaysAsItWasSeen() {
        CaseFile file = aCase().received("10-05 08:00")
                .due("10-28 17:00")
                .supplement("10-25 08:00", null)
                .ready("11-05 08:00")
                .file();

        assertEquals(1, onTimeIn(file, OCTOBER, NOVEMBER));
        assertEquals(0, onTimeIn(file, NOVEMBER, DECEMBER));
    }

    @Test
    void givenADeadlineThatIsTheMonthsLastDay_whenTheCaseIsOpen_thenTheMonthSeesItKept() {
        CaseFile file = aCase().received("10-05 08:00")
                .due(WorkingDays.endOfDay(LocalDate.of(2026, 10, 31), ZONE))
                .file();

        assertEquals(1, onTimeIn(file, OCTOBER, NOVEMBER));
        assertEquals(0, onTimeIn(file, NOVEMBER, DECEMBER));
    }

    @Test
    void givenACaseWithoutAProcedure_thenItIsNoDistinctProcedure() {
        Measure distinct = new Measure(Base.RECEIVED, 0, 0, Measure.Form.DISTINCT_PROCEDURES);
        CaseFile named = aCase().received("11-02 08:00").file();
        Mark mark = Marks.of(named, at("11-03 08:00")).get(0);
        Mark nameless = new Mark(mark.minute(), mark.unit(), mark.kind(), mark.facts(), ProcedureCode.NONE, 0, 1);

        assertTrue(distinct.takes(mark));
        assertEquals(false, distinct.takes(nameless));
        assertTrue(Measure.RECEIVED.takes(nameless));
    }
}
