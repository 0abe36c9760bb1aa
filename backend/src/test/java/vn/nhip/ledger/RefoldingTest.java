package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.OFFICE;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** Lists and calendars that are corrected after the fact reach what was counted before, on a real PostgreSQL. */
@ExtendWith(VertxExtension.class)
class RefoldingTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = at("11-28 10:00");
    private static final ProcedureCode LISTED = new ProcedureCode("1.001612");
    private static final ProcedureCode UNLISTED = new ProcedureCode("1.999999");
    private static final Procedure THREE_DAYS = procedure(LISTED);
    private static final WorkingDays WITHOUT_HOLIDAY = new WorkingDays(Histories.ZONE, Set.of(), Set.of());
    private static final WorkingDays WITH_HOLIDAY =
            new WorkingDays(Histories.ZONE, Set.of(LocalDate.of(2026, 11, 24)), Set.of());

    private static final CaseFold FORMER = CaseFold.by(List.of(THREE_DAYS), WITHOUT_HOLIDAY);
    private static final CaseFold CORRECTED = CaseFold.by(List.of(THREE_DAYS, procedure(UNLISTED)), WITH_HOLIDAY);

    private final HandClock clock = new HandClock(NOW);
    private Vertx vertx;
    private Rig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        Rig.empty(servers);
        servers.sql("TRUNCATE folded_by");
        rig = rig(FORMER, 500);
    }

    private Rig rig(CaseFold fold, int batchRows) {
        PgLedger.Limits limits = new PgLedger.Limits(10_000, batchRows, 5_000);
        Rig made = new Rig(vertx, servers, PgConnectOptions.fromUri(servers.postgresUri()), clock, limits);
        made.loop.await(() -> {
            made.ledger.foldBy(fold);
            return io.vertx.core.Future.succeededFuture();
        });
        return made;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static Procedure procedure(ProcedureCode code) {
        return new Procedure(code, "", "province", Procedure.TimeLimit.parse("3WD"), true, true, true, true, Set.of());
    }

    private static Update finished(String number, ProcedureCode procedure) {
        CaseSnapshot snapshot = new CaseSnapshot(
                OFFICE,
                procedure,
                Status.RESULT_READY,
                null,
                at("11-23 09:00"),
                null,
                at("11-27 08:30"),
                null,
                null,
                0,
                0,
                List.of());
        return new Update(number, null, new CaseUpdate.Snapshot(new CaseNumber(number), snapshot, false));
    }

    private static Update petition(String number) {
        return petition(number, "11-06 09:00");
    }

    private static Update petition(String number, String received) {
        Petition petition = new Petition(
                number, OFFICE, at(received), null, null, Petition.Status.WAITING, null, null, null, null, 0, 0, false);
        return new Update(number, null, new CaseUpdate.PetitionTold(petition));
    }

    private static boolean onTime(CaseFile file) {
        return file.onTimeAt(file.finishedAt());
    }

    private void refold() {
        rig.loop.await(rig.ledger::refold);
    }

    private List<Change> relisted() {
        return rig.changes().stream().filter(Change::relisted).toList();
    }

    @Test
    void givenAHolidayAddedAfterTheFact_whenAllIsFoldedAgain_thenTwinsAreOnTimeThatNobodyToldAgain() {
        rig.append(finished("K-1", LISTED), finished("K-2", LISTED), petition("PA-1"), petition("PA-2"));
        assertTrue(rig.cases().values().stream().noneMatch(RefoldingTest::onTime), "27 November is the fourth day");
        rig.loop.await(() -> {
            rig.ledger.foldBy(CORRECTED);
            return rig.ledger.refold();
        });

        assertTrue(rig.cases().values().stream().allMatch(RefoldingTest::onTime));
        // Fifteen working days end on 27 November, and with the holiday three days later.
        assertEquals(2, petitionsInTime());
        assertEquals(4, relisted().size(), "each is told with the lists as its cause");
        assertEquals(rig.marksOfCases(), rig.marksOfChanges());
        assertNull(rig.ledger.refolding());
    }

    private long petitionsInTime() {
        return rig.counted().stream()
                .filter(one -> one.subject() == Subject.PETITION)
                .filter(one -> one.marks().stream()
                                .filter(mark -> mark.kind() == Mark.Kind.PETITION_OPEN)
                                .mapToInt(mark -> Fact.ON_TIME.in(mark.facts()) ? mark.sign() : 0)
                                .sum()
                        == 1)
                .count();
    }

    @Test
    void givenAProcedureAddedAfterTheFact_whenTheServerStartsAnew_thenItsCasesAreOfAKnownProcedure() {
        rig.append(finished("K-1", UNLISTED));
        assertTrue(hasFinding("K-1", Finding.UNKNOWN_PROCEDURE));
        rig.close();
        rig = rig(CORRECTED, 500);
        refold();

        assertFalse(hasFinding("K-1", Finding.UNKNOWN_PROCEDURE));
        assertTrue(Fact.FEE_PROCEDURE.in(rig.cases().get(new CaseNumber("K-1")).facts()));
    }

    private boolean hasFinding(String number, Finding finding) {
        return (rig.cases().get(new CaseNumber(number)).findings() & finding.bit()) != 0;
    }

    @Test
    void givenAWayThatWasBrokenOff_whenAnotherServerGoesOn_thenAllIsFoldedOnceAndUpdatesCameInBetween() {
        List<Update> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) many.add(finished("K-" + i, LISTED));
        rig.append(many.toArray(Update[]::new));
        rig.close();
        rig = rig(CORRECTED, 3);
        rig.loop.start(rig.ledger::refold);
        rig.append(finished("NEW", LISTED));
        rig.close();
        rig = rig(CORRECTED, 3);
        refold();

        assertTrue(rig.cases().values().stream().allMatch(RefoldingTest::onTime));
        assertEquals(41, rig.cases().size());
        assertEquals(40, relisted().size());
        assertEquals(rig.marksOfCases(), rig.marksOfChanges());
    }

    @Test
    void givenAllFoldedByTheListsInForce_whenAskedAgain_thenNoBatchIsWritten() {
        rig.append(finished("K-1", LISTED));
        refold();
        long position = rig.head().position();
        refold();
        rig.close();
        rig = rig(FORMER, 500);
        refold();

        assertEquals(position, rig.head().position());
    }

    @Test
    void givenCasesFoldedByFormerLists_whenReadByTodays_thenTheStoredVerdictIsNotBelieved() {
        rig.append(finished("K-1", LISTED), petition("PA-1"));
        List<Mark> byToday = new ArrayList<>();
        rig.loop.await(() -> rig.reader.readFolded(CORRECTED, null, (head, page) -> {
            page.forEach(one -> byToday.addAll(one.marks()));
            return io.vertx.core.Future.succeededFuture();
        }));
        List<Mark> stored = new ArrayList<>();
        rig.counted().forEach(one -> stored.addAll(one.marks()));

        assertFalse(byToday.equals(stored));
        rig.loop.await(() -> {
            rig.ledger.foldBy(CORRECTED);
            return rig.ledger.refold();
        });
        List<Mark> foldedAgain = new ArrayList<>();
        rig.counted().forEach(one -> foldedAgain.addAll(one.marks()));
        assertEquals(Set.copyOf(byToday), Set.copyOf(foldedAgain));
    }

    // ---- from the first update on

    private LedgerReplay.Report replay() {
        return replay(10_000);
    }

    private LedgerReplay.Report replay(int casesAtOnce) {
        UnitCode province = Histories.UNITS.province().code();
        return rig.loop.await(() -> new LedgerReplay(rig.pool(), FORMER, province, casesAtOnce).run());
    }

    @Test
    void givenAnyHistory_whenAllIsFoldedFromTheFirstUpdateOn_thenNothingDiffers() {
        Histories.forAll(3, any -> {
            Rig.empty(servers);
            rig.close();
            rig = rig(FORMER, 500);
            int event = 0;
            for (int batch = 0; batch < 12; batch++) {
                List<Update> updates = new ArrayList<>();
                for (int i = any.below(12); i >= 0; i--) updates.add(any(any, event++));
                rig.append(updates.toArray(Update[]::new));
                clock.set(clock.instant().plusSeconds(any.below(90_000)));
                rig.wake();
            }
            LedgerReplay.Report report = replay();

            assertEquals(List.of(), report.differences());
            assertTrue(report.compared() > 5 && report.updates() > 20, report.toString());
            assertEquals(report, replay(2), "in many shares");
        });
    }

    private static Update any(Histories any, int event) {
        Instant now = NOW;
        CaseUpdate body = switch (any.below(8)) {
            case 0 -> new CaseUpdate.PetitionTold(any.petition("PA-" + any.below(4), now));
            case 1 -> new CaseUpdate.ProcedureTold(any.notice(now));
            case 2 ->
                new CaseUpdate.Figure(
                        OFFICE, "2026-11", "1." + any.below(4), null, java.math.BigDecimal.valueOf(any.below(9)));
            default -> any.ofCase(any.number(9), now);
        };
        return new Update(any.oneIn(3) ? null : "e" + event, any.oneIn(2) ? null : any.near(now, 30, 0), body);
    }

    @Test
    void givenAStateThatIsNotWhatItsUpdatesMake_whenAllIsFoldedAgain_thenItIsNamed() {
        rig.append(finished("K-1", LISTED), finished("K-2", LISTED), petition("PA-1"));
        servers.sql("UPDATE case_file SET state = (SELECT state FROM case_file WHERE case_number = 'K-2')"
                + " , facts = 1 WHERE case_number = 'K-1'");
        servers.sql("DELETE FROM subject_file");

        Set<String> named = Set.of("case K-1: state", "case K-1: verdict", "PETITION PA-1: is not kept");
        for (int casesAtOnce : new int[] {10_000, 1}) {
            assertEquals(named, Set.copyOf(replay(casesAtOnce).differences()));
        }
        servers.sql("DELETE FROM case_file WHERE case_number = 'K-2'");
        for (int casesAtOnce : new int[] {10_000, 1}) {
            assertTrue(replay(casesAtOnce).differences().contains("case K-2: is not kept"), "by " + casesAtOnce);
        }
    }

    @Test
    void givenDerivedColumnsThatSomebodyChanged_whenAllIsFoldedAgain_thenEachIsNamed() {
        Update figure = new Update(
                "f-1", null, new CaseUpdate.Figure(OFFICE, "2026-11", "1.1", null, java.math.BigDecimal.valueOf(9)));
        rig.append(finished("K-1", LISTED), open("K-2"), petition("PA-1"), petition("PA-2", "11-25 09:00"), figure);
        assertEquals(List.of(), replay().differences());

        servers.sql("UPDATE case_file SET wake_at = NULL WHERE case_number = 'K-2'");
        servers.sql("UPDATE subject_file SET marks = '[]' WHERE key = 'PA-1'");
        servers.sql("UPDATE subject_file SET wake_at = NULL WHERE key = 'PA-2'");
        servers.sql("UPDATE figure SET version_at = '2030-01-01'");

        assertEquals(
                Set.of(
                        "case K-2: when it is due again",
                        "PETITION PA-1: marks",
                        "PETITION PA-2: when it is due again",
                        "figure H48.01|2026-11|1.1: when it was told"),
                Set.copyOf(replay().differences()));
    }

    private static Update open(String number) {
        CaseSnapshot snapshot = new CaseSnapshot(
                OFFICE,
                LISTED,
                Status.IN_PROCESS,
                null,
                at("11-27 08:00"),
                at("12-04 17:00"),
                null,
                null,
                null,
                0,
                0,
                List.of());
        return new Update(number, null, new CaseUpdate.Snapshot(new CaseNumber(number), snapshot, false));
    }

    /** By a clock that stood in 2020; what was held then is taken in when it is right. */
    @Test
    void givenARowHeldBackBehindALaterOne_whenTakenIn_thenItIsTheOlderOfTheTwo() {
        Instant then = Instant.parse("2020-11-27T02:00:00Z");
        CaseUpdate held = open("K-1").body();
        for (boolean timed : new boolean[] {false, true}) {
            for (boolean cameFirst : new boolean[] {true, false}) {
                Rig.empty(servers);
                rig.close();
                clock.set(then);
                rig = rig(FORMER, 500);
                Instant finished = timed ? at("11-27 08:30") : null;
                Instant before = timed ? at("11-27 08:00") : null;
                rig.append(new Update("a", finished, finished("K-1", LISTED).body()));
                clock.set(NOW);
                Instant came = cameFirst ? then.minusSeconds(5) : then.plusSeconds(5);
                rig.append(new Update("b", before, held, came));

                boolean open = rig.cases().values().iterator().next().finishedAt() == null;
                assertEquals(!cameFirst && !timed, open, "timed " + timed + ", came first " + cameFirst);
                assertEquals(List.of(), replay().differences());
            }
        }
    }

    @Test
    void givenACaseThatNobodyWillWake_whenReadByTheListsInForce_thenItCountsAsIfItHadBeen() {
        rig.append(open("K-1"), open("K-2"), petition("PA-1", "11-25 09:00"));
        servers.sql(
                "UPDATE case_file SET wake_at = NULL WHERE case_number = 'K-1'",
                "UPDATE subject_file SET wake_at = NULL");
        assertEquals(marks(true), marks(false), "nothing is due yet");

        clock.set(at("12-20 08:00"));
        rig.wake();
        rig.append(finished("K-3", LISTED));

        List<Mark> missing = new ArrayList<>(marks(true));
        marks(false).forEach(missing::remove);
        assertEquals(
                Set.of(Mark.Kind.OPEN, Mark.Kind.PETITION_OPEN, Mark.Kind.PETITION_REVISED),
                missing.stream().map(Mark::kind).collect(java.util.stream.Collectors.toSet()));
    }

    private List<Mark> marks(boolean folded) {
        List<Mark> marks = new ArrayList<>();
        if (!folded) rig.counted().forEach(one -> marks.addAll(one.marks()));
        else {
            rig.loop.await(() -> rig.reader.readFolded(FORMER, null, (head, page) -> {
                page.forEach(one -> marks.addAll(one.marks()));
                return io.vertx.core.Future.succeededFuture();
            }));
        }
        return marks;
    }
}
