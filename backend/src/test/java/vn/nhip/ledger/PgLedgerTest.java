package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.core.version.Version;
import vn.nhip.ledger.Ledger.Outcome;
import vn.nhip.testing.ACase;
import vn.nhip.testing.Histories;

class PgLedgerTest {
    @RegisterExtension
    static final EmptyLedger ledger = new EmptyLedger();

    private static final Instant NOW = EmptyLedger.NOW;
    private static final Outcome NEW_CASE = new Outcome.Accepted(false);
    private static final Outcome KNOWN_CASE = new Outcome.Accepted(true);
    private static final Outcome DUPLICATE = new Outcome.Duplicate();

    private static ACase open() {
        return aCase().received("11-02 08:00").due("12-10 17:00");
    }

    private static Update snapshot(String id, String time, ACase told) {
        Instant occurredAt = time == null ? null : at(time);
        return new Update(id, occurredAt, new CaseUpdate.Snapshot(NUMBER, told.snapshot(), false));
    }

    private static Update step(String id, Status status, Instant at) {
        return new Update(id, at, new CaseUpdate.Progress(NUMBER, new Step(at, status)));
    }

    private static Update figure(String id, String time, String met) {
        CaseUpdate.Figure figure = new CaseUpdate.Figure(ACase.OFFICE, "2026-11", "3.1", new BigDecimal(met), null);
        return new Update(id, at(time), figure);
    }

    private CaseFile theCase() {
        return ledger.rig().cases().get(NUMBER);
    }

    // ---- outcomes

    @Test
    void givenAnUnknownCase_whenAppended_thenItIsAcceptedAndThenKnown() {
        assertEquals(
                List.of(NEW_CASE, KNOWN_CASE),
                ledger.rig()
                        .append(snapshot("a", "11-03 08:00", open()), step("b", Status.IN_PROCESS, at("11-04 08:00")))
                        .outcomes());
        assertEquals(
                List.of(KNOWN_CASE),
                ledger.rig()
                        .append(snapshot("c", "11-05 08:00", open().due("12-11 17:00")))
                        .outcomes());
    }

    @Test
    void givenOnlyAStepOfACase_whenItsSnapshotComes_thenItWasNotKnown() {
        ledger.rig().append(step("a", Status.IN_PROCESS, at("11-04 08:00")));

        assertEquals(
                List.of(NEW_CASE),
                ledger.rig().append(snapshot("b", null, open())).outcomes());
    }

    @Test
    void givenAnIdTwiceInOneBatch_whenAppended_thenTheSecondIsADuplicate() {
        Update rating = new Update("a", null, new CaseUpdate.Rating(NUMBER, false));

        assertEquals(
                List.of(NEW_CASE, DUPLICATE),
                ledger.rig().append(rating, rating).outcomes());
    }

    @Test
    void givenAnIdOfAnEarlierBatch_whenAppended_thenNothingIsWritten() {
        Update first = snapshot("a", "11-03 08:00", open());
        long position = ledger.rig().append(first).position();

        Ledger.Appended again = ledger.rig().append(first, snapshot("a", null, open().ready("11-19 08:00")));

        assertEquals(List.of(DUPLICATE, DUPLICATE), again.outcomes());
        assertEquals(position, again.position());
        assertNull(theCase().finishedAt());
    }

    @Test
    void givenASnapshotWithoutAnId_whenItIsRepeated_thenItIsADuplicateUntilItSaysSomethingElse() {
        assertEquals(
                List.of(NEW_CASE),
                ledger.rig().append(snapshot(null, null, open())).outcomes());
        assertEquals(
                List.of(DUPLICATE),
                ledger.rig().append(snapshot(null, null, open())).outcomes());
        assertEquals(
                List.of(KNOWN_CASE),
                ledger.rig()
                        .append(snapshot(null, null, open().due("12-11 17:00")))
                        .outcomes());
    }

    @Test
    void givenAStepWithoutAnId_whenItIsRepeatedBeforeAnySnapshot_thenItIsADuplicate() {
        Update step = step(null, Status.IN_PROCESS, at("11-04 08:00"));

        assertEquals(
                List.of(NEW_CASE, DUPLICATE), ledger.rig().append(step, step).outcomes());
        assertEquals(List.of(DUPLICATE), ledger.rig().append(step).outcomes());
    }

    @Test
    void givenInstantsFinerThanAMillisecond_whenTheyAreRepeated_thenTheyAreDuplicates() {
        Instant fine = at("11-04 08:00").plusNanos(123_456_789);
        Update told = snapshot(null, null, open().due(fine));
        ledger.rig().append(told, step(null, Status.IN_PROCESS, fine));

        assertEquals(
                List.of(DUPLICATE, DUPLICATE),
                ledger.rig().append(told, step(null, Status.IN_PROCESS, fine)).outcomes());
    }

    @Test
    void givenACaseWithAsManyStepsAsAreKept_whenAnotherComes_thenOnlyThatOneIsRefused() {
        ledger.rig()
                .append(IntStream.range(0, CaseState.MAX_STEPS)
                        .mapToObj(i -> step(
                                "s" + i, Status.IN_PROCESS, at("11-04 08:00").plusSeconds(i)))
                        .toArray(Update[]::new));

        List<Outcome> outcomes = ledger.rig()
                .append(step("x", Status.IN_PROCESS, at("11-05 08:00")), snapshot("y", "11-05 08:00", open()))
                .outcomes();

        assertTrue(outcomes.get(0) instanceof Outcome.Refused);
        assertEquals(NEW_CASE, outcomes.get(1));
        assertEquals(
                1,
                ledger.rig()
                        .meters
                        .counter("nhip.ledger.updates", "outcome", "refused")
                        .count());
    }

    // ---- positions and explanations

    @Test
    void givenAppendsHeartbeatsAndDuplicates_whenTheirPositionsAreRead_thenThereAreNoHoles() {
        Set<Long> positions = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            positions.add(ledger.rig()
                    .append(step("a" + i, Status.IN_PROCESS, at("11-04 08:00")))
                    .position());
            ledger.rig().append();
            ledger.rig().append(step("a" + i, Status.IN_PROCESS, at("11-04 08:00")));
            ledger.rig().wake();
        }

        assertEquals(Set.copyOf(LongStream.rangeClosed(1, 5).boxed().toList()), positions);
        assertEquals(5, ledger.rig().head().position());
    }

    @Test
    void givenSeveralUpdatesOfOneBatch_whenItsChangesAreRead_thenEachExplainsItsOwnMarks() {
        ledger.rig()
                .append(
                        snapshot("a", "11-03 08:00", open()),
                        new Update("b", null, new CaseUpdate.CasePetition(new CaseNumber("other"), "PA-1")),
                        step("c", Status.RESULT_READY, at("11-19 08:00")));

        List<Change> changes = ledger.rig().changes();

        assertEquals(List.of(1L, 3L), changes.stream().map(Change::seq).toList());
        assertEquals(
                List.of(Mark.Kind.RECEIVED, Mark.Kind.OPEN),
                changes.get(0).marks().stream().map(Mark::kind).sorted().toList());
        assertEquals(
                List.of(Mark.Kind.FINISHED, Mark.Kind.OPEN, Mark.Kind.RECEIVED_FINISHED),
                changes.get(1).marks().stream().map(Mark::kind).sorted().toList());
        assertEquals(NOW, changes.get(1).asOf());
    }

    @Test
    void givenACaseThatMovesToAnotherUnit_whenItsChangeIsRead_thenTheOldUnitLosesWhatTheNewOneGets() {
        ledger.rig().append(snapshot("a", "11-03 08:00", open()));
        var moved = new CaseUpdate.Snapshot(
                NUMBER,
                new vn.nhip.core.casefile.CaseSnapshot(
                        new UnitCode("H48.02"),
                        ACase.KNOWN,
                        Status.IN_PROCESS,
                        null,
                        at("11-02 08:00"),
                        at("12-10 17:00"),
                        null,
                        null,
                        null,
                        0,
                        0,
                        List.of()),
                false);

        ledger.rig().append(new Update("b", at("11-04 08:00"), moved));

        Map<UnitCode, Integer> byUnit = new HashMap<>();
        for (Mark mark : ledger.rig().changes().get(1).marks()) byUnit.merge(mark.unit(), mark.sign(), Integer::sum);
        assertEquals(Map.of(ACase.OFFICE, -2, new UnitCode("H48.02"), 2), byUnit);
    }

    // ---- order

    @Test
    void givenANewerSnapshotFirst_whenTheOlderArrives_thenTheNewerStaysInForce() {
        ledger.rig().append(snapshot("b", "11-04 08:00", open().due("12-20 17:00")));
        ledger.rig().append(snapshot("a", "11-03 08:00", open()));

        assertEquals(at("12-20 17:00"), theCase().dueAt());
    }

    @Test
    void givenASendersClockThatIsAhead_whenItsSnapshotsArriveTogether_thenTheirOwnOrderStands() {
        ledger.rig()
                .append(
                        snapshot("e-9", "11-20 10:05", open().due("12-11 17:00")),
                        snapshot("e-10", "11-20 10:06", open().due("12-12 17:00")));

        assertEquals(at("12-12 17:00"), theCase().dueAt());
    }

    @Test
    void givenASnapshotFromTheFarFuture_whenALaterArrivalSpeaksOfNow_thenThatIsInForce() {
        ledger.rig().append(snapshot("a", "12-31 08:00", open().due("12-11 17:00")));
        ledger.clock.set(at("11-21 10:00"));
        ledger.rig().append(snapshot("b", "11-21 09:00", open().due("12-12 17:00")));

        assertEquals(at("12-12 17:00"), theCase().dueAt());
    }

    @Test
    void givenFiguresOutOfOrder_whenAppended_thenOnlyTheNewestIsAChange() {
        ledger.rig().append(figure("b", "11-04 08:00", "2.5"), figure("a", "11-03 08:00", "1"));
        ledger.rig().append(figure("c", "11-03 09:00", "7"));
        ledger.rig().append(figure("d", "11-05 09:00", "8"));

        List<String> inForce = ledger.rig().changes().stream()
                .map(Change::figure)
                .filter(Objects::nonNull)
                .map(figure -> figure.met().toPlainString())
                .toList();
        assertEquals(List.of("2.5", "8"), inForce);
    }

    // ---- time

    @Test
    void givenADueDateThatPasses_whenTheLedgerWakes_thenTimeAloneExplainsTheChange() {
        ledger.rig().append(snapshot("a", "11-03 08:00", open().due("11-20 10:00")));

        ledger.clock.set(NOW);
        long before = ledger.rig().wake().position();
        ledger.clock.set(NOW.plusMillis(1));
        long after = ledger.rig().wake().position();

        assertEquals(1, before, "at the due instant itself nothing has passed");
        assertEquals(2, after);
        Change change = ledger.rig().changes().get(1);
        assertNull(change.seq());
        assertEquals(NUMBER, change.number());
        assertEquals(2, change.marks().size());
    }

    @Test
    void givenMoreDueThanABatchTakes_whenTheLedgerWakesOnce_thenAllOfItIsCounted() {
        PgLedger.Limits small = new PgLedger.Limits(10_000, 3, 5_000);
        var way = io.vertx.pgclient.PgConnectOptions.fromUri(ledger.servers.postgresUri());
        try (Rig narrow = new Rig(ledger.vertx(), ledger.servers, way, ledger.clock, small)) {
            for (int i = 0; i < 10; i++) {
                CaseNumber number = new CaseNumber("case-" + i);
                var told = new CaseUpdate.Snapshot(
                        number, open().due("11-20 17:00").snapshot(), false);
                narrow.append(new Update("e-" + i, null, told));
            }
            ledger.clock.set(at("11-21 08:00"));

            narrow.wake();

            assertEquals(
                    10,
                    narrow.changes().stream()
                            .filter(change -> change.seq() == null)
                            .count());
            assertEquals(narrow.marksOfCases(), narrow.marksOfChanges());
        }
    }

    @Test
    void givenAClockThatIsSetBack_whenUpdatesArrive_thenTheLedgerDoesNotGoBack() {
        ledger.rig().append(snapshot("a", "11-03 08:00", open().due("11-20 09:00")));
        ledger.clock.set(NOW.minus(Duration.ofHours(3)));

        ledger.rig().append(new Update("b", null, new CaseUpdate.Rating(NUMBER, true)));

        assertEquals(NOW, ledger.rig().head().asOf());
        assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
    }

    @Test
    void givenDatesAhead_whenTimePasses_thenTheyCountWhenTheyCome() {
        ledger.rig()
                .append(snapshot(
                        "a", "11-03 08:00", aCase().received("11-20 12:00").ready("11-20 14:00")));
        assertEquals(Map.of(), ledger.rig().marksOfCases());

        ledger.clock.set(at("11-20 13:00"));
        ledger.rig().wake();
        assertEquals(2, ledger.rig().marksOfCases().size());

        ledger.clock.set(at("11-20 15:00"));
        ledger.rig().wake();
        assertEquals(
                1,
                ledger.rig().marksOfCases().keySet().stream()
                        .filter(mark -> mark.kind() == Mark.Kind.FINISHED)
                        .count());
        assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
    }

    // ---- laws

    @Test
    void randomHistoriesInRandomBatchesComeToTheFoldOfTheirUpdates() {
        Histories.forAll(6, any -> {
            Rig.empty(ledger.servers);
            ledger.clock.set(NOW);
            Map<CaseNumber, List<Update>> told = new HashMap<>();
            List<Update> sent = new ArrayList<>();
            try (Rig fresh = new Rig(ledger.vertx(), ledger.servers, ledger.clock)) {
                for (int batch = 0; batch < 12; batch++) {
                    List<Update> updates = new ArrayList<>();
                    for (int i = any.below(12); i >= 0; i--) {
                        Update next = any.oneIn(5) && !sent.isEmpty() ? any.oneOf(sent) : next(any, sent.size());
                        updates.add(next);
                        sent.add(next);
                    }
                    List<Outcome> outcomes =
                            fresh.append(updates.toArray(Update[]::new)).outcomes();
                    for (int i = 0; i < updates.size(); i++) {
                        CaseNumber number = ((CaseUpdate.OfCase) updates.get(i).body()).number();
                        List<Update> of = told.computeIfAbsent(number, none -> new ArrayList<>());
                        boolean repeated = of.contains(updates.get(i));
                        assertEquals(repeated, outcomes.get(i).equals(DUPLICATE));
                        if (!repeated) of.add(updates.get(i));
                    }
                    ledger.clock.set(later(ledger.clock.instant(), any.near(ledger.clock.instant(), 0, 3)));
                    fresh.wake();
                }

                Map<CaseNumber, CaseFile> cases = fresh.cases();
                told.forEach((number, updates) -> assertEquals(
                        folded(number, updates).filter(CaseFile::counted), Optional.ofNullable(cases.get(number))));
                assertEquals(fresh.marksOfCases(), fresh.marksOfChanges());
                for (LedgerReader.Counted one : fresh.counted()) {
                    assertEquals(Marks.of(one.file(), ledger.clock.instant()), one.marks());
                }
            }
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Every update has an id and a time that has passed, so that arrival decides nothing. */
    private static Update next(Histories any, int serial) {
        return new Update("e-" + serial, any.near(NOW, 60, 0), any.ofCase(any.number(8), NOW));
    }

    private static Optional<CaseFile> folded(CaseNumber number, List<Update> updates) {
        CaseState state = CaseState.unknown(number);
        for (Update update : updates) {
            Version version = new Version(update.occurredAt(), update.id(), true);
            state = state.with((CaseUpdate.OfCase) update.body(), version);
        }
        return Histories.FOLD.fold(state);
    }
}
