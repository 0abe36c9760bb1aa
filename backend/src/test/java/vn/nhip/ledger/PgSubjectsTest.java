package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.OFFICE;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.DAYS;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.PetitionMarks;
import vn.nhip.core.count.ProcedureMarks;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureState;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.core.version.Version;
import vn.nhip.ledger.Ledger.Outcome;
import vn.nhip.testing.Histories;

/** Petitions, procedures, figures with their provenance, officers: what is not only of cases. */
class PgSubjectsTest {
    @RegisterExtension
    static final EmptyLedger ledger = new EmptyLedger();

    private static final Instant NOW = EmptyLedger.NOW;
    private static final Outcome DUPLICATE = new Outcome.Duplicate();
    private static final CaseNumber OTHER = new CaseNumber("H48.01-261102-0002");

    private static Update aCaseOf(CaseNumber number) {
        return new Update(
                "case-" + number,
                at("11-03 08:00"),
                new CaseUpdate.Snapshot(
                        number,
                        aCase().received("11-02 08:00").due("12-10 17:00").snapshot(),
                        false));
    }

    private static Update petition(String id, String told, CaseNumber about) {
        Petition petition = new Petition(
                "PA-1",
                OFFICE,
                at("11-05 08:00"),
                about,
                null,
                Petition.Status.IN_PROGRESS,
                null,
                null,
                null,
                null,
                0,
                0,
                false);
        return new Update(id, at(told), new CaseUpdate.PetitionTold(petition));
    }

    private Set<CaseNumber> petitioned() {
        Set<CaseNumber> numbers = new HashSet<>();
        ledger.rig().cases().forEach((number, file) -> {
            if (Fact.PETITIONED.in(file.facts())) numbers.add(number);
        });
        return numbers;
    }

    // ---- petitions

    @Test
    void givenAPetitionAboutACase_whenItComes_thenItIsKeptWholeAndTheCaseIsPetitionedOnce() {
        ledger.rig().append(aCaseOf(NUMBER), aCaseOf(OTHER));

        ledger.rig().append(petition("p", "11-06 08:00", NUMBER), petition("p", "11-06 08:00", NUMBER));
        Outcome again = ledger.rig()
                .append(petition("p", "11-06 08:00", NUMBER))
                .outcomes()
                .get(0);

        assertEquals(DUPLICATE, again);
        assertEquals(Set.of(NUMBER), petitioned());
        List<Change> changes = ledger.rig().changes().stream()
                .filter(change -> change.seq() != null && change.seq() == 3)
                .toList();
        assertEquals(
                List.of(Subject.PETITION, Subject.CASE),
                changes.stream().map(Change::subject).toList());
        assertEquals(
                List.of("PA-1", NUMBER.value()),
                changes.stream().map(Change::key).toList());
        assertEquals(null, changes.get(0).number());
        assertEquals(NUMBER, changes.get(1).number());
        assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
    }

    @Test
    void givenAPetitionThatTurnsOutToBeAboutAnotherCase_whenToldInAnyOrder_thenOnlyThatOneIsPetitioned() {
        ledger.rig().append(aCaseOf(NUMBER), aCaseOf(OTHER));
        ledger.rig().append(petition("first", "11-06 08:00", NUMBER));
        ledger.rig().append(petition("second", "11-07 08:00", OTHER));
        assertEquals(Set.of(OTHER), petitioned());

        ledger.rig().append(petition("late", "11-06 20:00", NUMBER));
        assertEquals(Set.of(OTHER), petitioned());

        ledger.rig().append(petition("third", "11-08 08:00", null));
        assertEquals(Set.of(), petitioned());
        assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
    }

    @Test
    void givenAPetitionBeforeItsCase_whenTheCaseComes_thenItIsPetitioned() {
        ledger.rig().append(petition("p", "11-06 08:00", NUMBER));

        ledger.rig().append(aCaseOf(NUMBER));

        assertEquals(Set.of(NUMBER), petitioned());
    }

    @Test
    void givenAPetitionThatComesToBeLate_whenTheLedgerWakes_thenTimeAloneExplainsTheChange() {
        ledger.rig().append(petition("p", "11-06 08:00", null));

        ledger.clock.set(at("11-27 08:00"));
        ledger.rig().wake();

        Change late = ledger.rig().changes().get(1);
        assertEquals(Subject.PETITION, late.subject());
        assertEquals(null, late.seq());
        assertEquals(4, late.marks().size());
        assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
        long position = ledger.rig().head().position();
        ledger.rig().wake();
        assertEquals(position, ledger.rig().head().position(), "nothing more was due");
    }

    @Test
    void givenACaseWithTooManyPetitions_whenAnotherComes_thenNothingOfItIsKept() {
        for (int i = 0; i < CaseState.MAX_PETITIONS; i++) {
            ledger.rig().append(new Update("c" + i, null, new CaseUpdate.CasePetition(NUMBER, "PA-x" + i)));
        }

        Outcome refused = ledger.rig()
                .append(petition("p", "11-06 08:00", NUMBER))
                .outcomes()
                .get(0);

        assertInstanceOf(Outcome.Refused.class, refused);
        assertEquals(Map.of(), ledger.rig().marksOfCases());
    }

    // ---- laws

    @Test
    void randomHistoriesInRandomBatchesComeToTheMarksOfWhatWasTold() {
        Histories.forAll(6, any -> {
            Rig.empty(ledger.servers);
            ledger.clock.set(NOW);
            List<Update> sent = new ArrayList<>();
            try (Rig fresh = new Rig(ledger.vertx(), ledger.servers, ledger.clock)) {
                for (int batch = 0; batch < 12; batch++) {
                    List<Update> updates = new ArrayList<>();
                    for (int i = any.below(12); i >= 0; i--) {
                        Update next = any.oneIn(5) && !sent.isEmpty() ? any.oneOf(sent) : next(any, sent.size());
                        updates.add(next);
                        sent.add(next);
                    }
                    fresh.append(updates.toArray(Update[]::new));
                    Instant later = any.near(ledger.clock.instant(), 0, 3);
                    if (later.isAfter(ledger.clock.instant())) ledger.clock.set(later);
                    fresh.wake();
                }

                assertEquals(fresh.marksOfCases(), fresh.marksOfChanges());
                List<Update> told = sent.stream().distinct().toList();
                assertEquals(marks(told), marksOfSubjects(fresh));
                assertEquals(about(told), petitionedIn(fresh));
            }
        });
    }

    private static Update next(Histories any, int serial) {
        Instant at = any.near(NOW, 60, 0);
        CaseUpdate body = switch (any.below(3)) {
            case 0 ->
                new CaseUpdate.Snapshot(
                        any.number(8), aCase().received("11-02 08:00").snapshot(), false);
            case 1 -> new CaseUpdate.PetitionTold(any.petition("PA-" + any.below(6), NOW));
            default -> new CaseUpdate.ProcedureTold(any.notice(NOW));
        };
        return new Update("e-" + serial, at, body);
    }

    private static Version version(Update update) {
        return new Version(update.occurredAt(), update.id(), true);
    }

    private static Map<String, PetitionState> petitions(List<Update> told) {
        Map<String, PetitionState> petitions = new HashMap<>();
        for (Update update : told) {
            if (!(update.body() instanceof CaseUpdate.PetitionTold one)) continue;
            PetitionState next = PetitionState.of(one.petition(), version(update));
            petitions.merge(
                    one.petition().number(), next, (known, newer) -> known.with(one.petition(), version(update)));
        }
        return petitions;
    }

    private Map<Mark, Integer> marks(List<Update> told) {
        Map<String, ProcedureState> procedures = new HashMap<>();
        for (Update update : told) {
            if (!(update.body() instanceof CaseUpdate.ProcedureTold one)) continue;
            procedures.compute(
                    one.key(),
                    (key, known) -> (known == null
                                    ? ProcedureState.unknown(
                                            one.notice().procedure(),
                                            one.notice().province())
                                    : known)
                            .with(one.notice(), version(update)));
        }
        Map<Mark, Integer> sum = new HashMap<>();
        Stream.concat(
                        petitions(told).values().stream()
                                .flatMap(
                                        state -> new PetitionMarks(state, DAYS).until(ledger.clock.instant()).stream()),
                        procedures.values().stream()
                                .flatMap(state -> ProcedureMarks.of(state, ledger.clock.instant(), DAYS).stream()))
                .forEach(mark -> sum.merge(mark, 1, Integer::sum));
        return sum;
    }

    private static Map<Mark, Integer> marksOfSubjects(Rig rig) {
        Map<Mark, Integer> sum = new HashMap<>();
        for (LedgerReader.Counted one : rig.counted()) {
            if (one.subject() == Subject.CASE) continue;
            for (Mark mark : one.marks()) sum.merge(mark, 1, Integer::sum);
        }
        return sum;
    }

    /** Of the cases that are known. */
    private static Set<CaseNumber> about(List<Update> told) {
        Set<CaseNumber> known = new HashSet<>();
        for (Update update : told) {
            if (update.body() instanceof CaseUpdate.Snapshot one) known.add(one.number());
        }
        Set<CaseNumber> about = new HashSet<>();
        petitions(told).values().forEach(state -> about.add(state.petition().about()));
        about.retainAll(known);
        return about;
    }

    private static Set<CaseNumber> petitionedIn(Rig rig) {
        Set<CaseNumber> numbers = new HashSet<>();
        rig.cases().forEach((number, file) -> {
            if (Fact.PETITIONED.in(file.facts())) numbers.add(number);
        });
        return numbers;
    }

    // ---- figures

    @Test
    void givenAFigureWithItsProvenance_whenRead_thenBothWaysOutTellIt() {
        Provenance provenance =
                new Provenance("Báo cáo tháng 11", "Văn phòng", at("11-19 08:00"), LocalDate.of(2026, 12, 31));
        CaseUpdate.Figure told =
                new CaseUpdate.Figure(OFFICE, "2026-11", "3.1", BigDecimal.ONE, BigDecimal.TEN, provenance);
        CaseUpdate.Figure bare = new CaseUpdate.Figure(OFFICE, "2026-11", "3.2", BigDecimal.ONE, null);

        ledger.rig().append(new Update("f", null, told), new Update("g", null, bare));

        assertEquals(
                List.of(told, bare),
                ledger.rig().changes().stream().map(Change::figure).toList());
        LedgerReader.Whole whole =
                ledger.rig().loop.await(() -> ledger.rig().reader.readAll((head, page) -> Future.succeededFuture()));
        assertEquals(Set.of(told, bare), Set.copyOf(whole.figures()));
    }

    // ---- officers

    private static Update step(CaseNumber number, Status status, String when, String officer) {
        Step step = new Step(at(when), status, officer);
        return new Update(null, null, new CaseUpdate.Progress(number, step));
    }

    private List<CaseFile> officers(Instant start, Instant end, int limit, UnitCode... units) {
        List<CaseFile> all = new ArrayList<>();
        ledger.rig()
                .loop
                .await(() -> ledger.rig().reader.readOfficers(List.of(units), start, end, limit, page -> {
                    all.addAll(page);
                    return Future.succeededFuture();
                }));
        return all;
    }

    @Test
    void givenAStepToldAgainWithItsOfficer_whenAppended_thenItIsNewsOnceAndTheOfficerIsKept() {
        ledger.rig().append(aCaseOf(NUMBER), step(NUMBER, Status.IN_PROCESS, "11-04 08:00", null));

        Ledger.Appended named = ledger.rig()
                .append(
                        step(NUMBER, Status.IN_PROCESS, "11-04 08:00", "a1"),
                        step(NUMBER, Status.IN_PROCESS, "11-04 08:00", "a1"),
                        step(NUMBER, Status.IN_PROCESS, "11-04 08:00", null));

        assertEquals(List.of(new Outcome.Accepted(true), DUPLICATE, DUPLICATE), named.outcomes());
        assertEquals("a1", ledger.rig().cases().get(NUMBER).officer());
    }

    @Test
    void givenCasesOfOfficers_whenReadForAPeriod_thenThoseOfTheUnitsAndThePeriodComeUpToTheLimit() {
        ledger.rig()
                .append(
                        aCaseOf(NUMBER),
                        aCaseOf(OTHER),
                        step(NUMBER, Status.IN_PROCESS, "11-04 08:00", "a1"),
                        step(NUMBER, Status.RESULT_READY, "11-06 08:00", "b2"));

        List<CaseFile> november = officers(at("11-01 00:00"), at("12-01 00:00"), 10, OFFICE);

        assertEquals(List.of("b2"), november.stream().map(CaseFile::officer).toList());
        assertEquals(ledger.rig().cases().get(NUMBER), november.get(0));
        assertTrue(officers(at("10-01 00:00"), at("11-01 00:00"), 10, OFFICE).isEmpty(), "received later");
        assertTrue(officers(at("12-01 00:00"), at("12-31 00:00"), 10, OFFICE).isEmpty(), "finished before");
        assertTrue(officers(at("11-01 00:00"), at("12-01 00:00"), 10, new UnitCode("H48.02"))
                .isEmpty());
        assertEquals(
                0, officers(at("11-01 00:00"), at("12-01 00:00"), 0, OFFICE).size());
    }

    // ---- the other on-time rules

    @Test
    void givenDatesThatTheRulesJudgeApart_whenACaseIsReadBack_thenItsMarksAreTheSame() {
        ledger.rig()
                .append(
                        aCaseOf(NUMBER),
                        new Update(
                                "twice",
                                at("11-04 08:00"),
                                new CaseUpdate.Snapshot(
                                        OTHER,
                                        aCase().status(Status.SUPPLEMENT_REQUESTED)
                                                .received("11-02 08:00")
                                                .due("11-06 17:00")
                                                .supplement("11-03 08:00", "11-04 08:00")
                                                .supplement("11-05 08:00", null)
                                                .snapshot(),
                                        false)));

        for (Duration later : List.of(Duration.ZERO, Duration.ofDays(20), Duration.ofDays(21))) {
            ledger.clock.set(NOW.plus(later));
            ledger.rig().wake();
            assertEquals(ledger.rig().marksOfCases(), ledger.rig().marksOfChanges());
        }
    }
}
