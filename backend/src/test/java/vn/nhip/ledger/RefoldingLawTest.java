package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.Histories;

/** What corrected lists must do, on histories without a database: the batches are folded as the ledger folds them. */
class RefoldingLawTest {
    private static final Instant NOW = Rig.now();
    private static final List<String> LIMITS = List.of("1WD", "3WD", "5WD", "20H", "9D");

    /** What a ledger would hold, and every mark that its changes have told. */
    private static final class Held {
        final Batch.Known known = new Batch.Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        final Map<Mark, Integer> told = new HashMap<>();
        final List<Batch.ChangeRow> changes = new ArrayList<>();
        long seq = 1;

        Batch batch(Instant asOf, CaseFold fold) {
            return new Batch(1, asOf, seq, fold, known);
        }

        void take(Batch batch) {
            seq = batch.nextSeq();
            known.cases().putAll(batch.cases);
            known.subjects().putAll(batch.subjects);
            changes.addAll(batch.changes);
            for (Batch.ChangeRow change : batch.changes) for (Mark mark : change.marks()) add(told, mark);
            told.values().removeIf(times -> times == 0);
        }

        /** Some of what is folded by something else; true when that was all. */
        boolean refold(Instant asOf, CaseFold fold, int most) {
            Batch batch = batch(asOf, fold);
            List<CaseRow> cases = known.cases().values().stream()
                    .filter(row -> !row.isFoldedBy(fold))
                    .limit(most)
                    .toList();
            List<SubjectRow> subjects = known.subjects().values().stream()
                    .filter(row -> !row.isFoldedBy(fold))
                    .limit(most)
                    .toList();
            new Refolding.Unlike(cases, subjects).refold(batch);
            take(batch);
            return cases.size() < most && subjects.size() < most;
        }

        void wake(Instant asOf, CaseFold fold) {
            Batch batch = batch(asOf, fold);
            known.cases().values().stream()
                    .filter(row -> isDue(row.wakeAt(), asOf))
                    .forEach(batch::wake);
            known.subjects().values().stream()
                    .filter(row -> isDue(row.wakeAt(), asOf))
                    .forEach(batch::wake);
            take(batch);
        }

        private static boolean isDue(Instant wakeAt, Instant asOf) {
            return wakeAt != null && wakeAt.isBefore(asOf);
        }

        Map<Mark, Integer> counted(Instant asOf, CaseFold fold) {
            Map<Mark, Integer> sum = new HashMap<>();
            for (CaseRow row : known.cases().values()) {
                for (Mark mark : CaseRow.of(row.state(), asOf, fold).marks()) add(sum, mark);
            }
            for (SubjectRow row : known.subjects().values()) {
                for (Mark mark :
                        SubjectRow.of(row.key(), row.state(), asOf, fold).marks()) add(sum, mark);
            }
            sum.values().removeIf(times -> times == 0);
            return sum;
        }
    }

    private static void add(Map<Mark, Integer> sum, Mark mark) {
        sum.merge(mark.sign() > 0 ? mark : mark.negated(), mark.sign(), Integer::sum);
    }

    /** Other days off, other limits, other properties; now and then a procedure that was not there, or is no more. */
    private static CaseFold someLists(Histories any) {
        Set<LocalDate> off = new HashSet<>();
        LocalDate day = LocalDate.of(2025, 12, 1);
        for (int i = any.below(5); i > 0; i--) off.add(day.plusDays(any.below(120)));
        WorkingDays days = new WorkingDays(Histories.ZONE, off, Set.of());
        List<Procedure> procedures = new ArrayList<>();
        for (int code = 1; code <= 4; code++) {
            if (any.oneIn(4)) continue;
            Procedure.TimeLimit limit = any.oneIn(4) ? null : Procedure.TimeLimit.parse(any.oneOf(LIMITS));
            procedures.add(new Procedure(
                    new ProcedureCode("1.00000" + code),
                    "",
                    "",
                    limit,
                    any.oneIn(2),
                    any.oneIn(2),
                    any.oneIn(2),
                    any.oneIn(2),
                    Set.of()));
        }
        return CaseFold.by(procedures, days);
    }

    private static Update anything(Histories any, Instant now, int event) {
        CaseUpdate body = any.oneIn(5)
                ? new CaseUpdate.PetitionTold(any.petition("PA-" + any.below(2), now))
                : any.ofCase(any.number(2), now);
        return new Update(any.oneIn(3) ? null : "e" + event, any.oneIn(2) ? null : any.near(now, 30, 0), body);
    }

    /** Equal facts have equal verdicts, whenever they were told and whatever the lists said then. */
    @Test
    void givenListsCorrectedInTheMidstOfAnyHistory_whenAllIsFoldedAgain_thenTheChangesAddUpToTodaysLists() {
        Histories.forAll(100_000, any -> {
            Held held = new Held();
            Instant now = NOW.minus(Duration.ofDays(20));
            CaseFold fold = someLists(any);
            int events = 3 + any.below(6);
            for (int event = 0; event < events; event++) {
                now = now.plus(Duration.ofHours(any.below(60)));
                if (any.oneIn(4)) fold = someLists(any);
                Batch batch = held.batch(now, fold);
                batch.add("feed", anything(any, now, event));
                held.take(batch);
                if (any.oneIn(3)) held.wake(now, fold);
                // A way that is broken off is gone on with later.
                if (any.oneIn(3)) held.refold(now, fold, 1);
            }
            Instant end = now.plus(Duration.ofDays(any.below(20)));
            while (!held.refold(end, fold, 2)) {}
            held.wake(end, fold);

            assertEquals(held.counted(end, fold), held.told);
        });
    }

    /** Who reads the changes can tell what people did from what lists did. */
    @Test
    void givenCorrectedLists_whenACaseIsToldOfBeforeItsTurn_thenTheListsPartIsToldApart() {
        Histories.forAll(3_000, any -> {
            Held held = new Held();
            CaseFold former = someLists(any);
            CaseFold corrected = someLists(any);
            Update first = anything(any, NOW, 0);
            Batch batch = held.batch(NOW, former);
            batch.add("feed", first);
            held.take(batch);
            Map<Mark, Integer> byLists = held.counted(NOW, corrected);
            held.changes.clear();

            Batch next = held.batch(NOW, corrected);
            next.add("feed", anything(any, NOW, 1));
            Map<CaseNumber, CaseRow> touched = next.cases;
            held.take(next);

            boolean sameCase = held.known.cases().size() == 1
                    && touched.size() == 1
                    && held.known.subjects().isEmpty();
            if (!sameCase) return;
            Map<Mark, Integer> afterLists = new HashMap<>(marksBefore(held, former, first));
            for (Batch.ChangeRow change : held.changes) {
                if (Change.RELISTED.equals(change.seq())) change.marks().forEach(mark -> add(afterLists, mark));
            }
            afterLists.values().removeIf(times -> times == 0);
            assertEquals(byLists, afterLists);
            assertTrue(held.changes.stream().allMatch(change -> change.seq() != null));
        });
    }

    private static Map<Mark, Integer> marksBefore(Held held, CaseFold former, Update first) {
        Held alone = new Held();
        Batch batch = alone.batch(NOW, former);
        batch.add("feed", first);
        alone.take(batch);
        return alone.told;
    }
}
