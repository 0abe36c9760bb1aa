package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.ACase.OFFICE;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/**
 * A sender's clock that is some minutes ahead: four versions of one thing, in every order and cut into batches in every way,
 * for each kind of thing. The one told last is in force, until somebody tells something later than all of them came.
 */
@ExtendWith(VertxExtension.class)
class VersionsAheadTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant NOW = at("11-20 10:00");
    private static final int VERSIONS = 4;
    private static final List<List<Integer>> ORDERS = orders(List.of(), VERSIONS);
    /** Which of the three gaps between four versions part batches. */
    private static final int CUTS = 1 << (VERSIONS - 1);

    private final HandClock clock = new HandClock(NOW);
    private Rig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void open(Vertx vertx) {
        Rig.empty(servers);
        rig = new Rig(vertx, servers, clock);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static List<List<Integer>> orders(List<Integer> begun, int count) {
        if (begun.size() == count) return List.of(begun);
        List<List<Integer>> all = new ArrayList<>();
        for (int next = 0; next < count; next++) {
            if (begun.contains(next)) continue;
            List<Integer> more = new ArrayList<>(begun);
            more.add(next);
            all.addAll(orders(more, count));
        }
        return all;
    }

    /** One thing of each kind for each order, told in the version {@code value}: a number of 0 to 9. */
    private static List<Update> told(String things, int value, Instant at) {
        String id = things + "-" + value + "-" + at.toEpochMilli();
        var snapshot =
                aCase().received("11-02 08:00").due("12-1" + value + " 17:00").snapshot();
        return List.of(
                new Update("c" + id, at, new CaseUpdate.Snapshot(new CaseNumber("case-" + things), snapshot, false)),
                new Update("f" + id, at, figure(things, value)),
                new Update("p" + id, at, new CaseUpdate.PetitionTold(petition(things, value))),
                new Update("n" + id, at, new CaseUpdate.ProcedureTold(notice(things, value))));
    }

    private static CaseUpdate.Figure figure(String things, int value) {
        return new CaseUpdate.Figure(OFFICE, "2026-11", things, BigDecimal.valueOf(value), BigDecimal.TEN);
    }

    private static Petition petition(String things, int value) {
        Instant received = at("11-05 08:00");
        return new Petition(
                things,
                OFFICE,
                received,
                null,
                null,
                Petition.Status.IN_PROGRESS,
                null,
                null,
                null,
                null,
                value,
                0,
                false);
    }

    private static ProcedureNotice notice(String things, int value) {
        UnitCode unit = new UnitCode("H48.0" + value);
        return new ProcedureNotice(
                new ProcedureCode(things),
                unit,
                new UnitCode("H48"),
                null,
                value % 2 == 0,
                false,
                null,
                ProcedureNotice.Properties.UNSAID);
    }

    /** Tells version {@code i} for {@code 10:0i + 1}, each order in its own things, one second from batch to batch. */
    private void tellInEveryOrderAndCut() {
        for (int cut = 0; cut < CUTS; cut++) {
            List<Update> batch = new ArrayList<>();
            for (int place = 0; place < VERSIONS; place++) {
                for (List<Integer> order : ORDERS) {
                    int version = order.get(place);
                    batch.addAll(told(name(cut, order), version, NOW.plusSeconds(60L * (version + 1))));
                }
                boolean cutHere = place == VERSIONS - 1 || (cut & 1 << place) != 0;
                if (!cutHere) continue;
                send(batch);
                batch.clear();
            }
        }
    }

    private static String name(int cut, List<Integer> order) {
        StringBuilder name = new StringBuilder("x" + cut + ".");
        order.forEach(name::append);
        return name.toString();
    }

    private void send(List<Update> updates) {
        rig.append(updates.toArray(Update[]::new));
        clock.set(clock.instant().plusSeconds(1));
    }

    /** Which versions are in force, by kind: how many things hold each. */
    private static Map<String, Integer> inForce() {
        String sql = """
                SELECT 'case ' || to_char(due_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD')::int - 10 FROM case_file
                UNION ALL SELECT 'figure ' || met::int FROM figure
                UNION ALL SELECT 'petition ' || (state -> 'what' ->> 'likes') FROM subject_file WHERE kind = 'PETITION'
                UNION ALL SELECT 'agency ' || right(state -> 'unit' ->> 'what', 1) FROM subject_file
                    WHERE kind = 'PROCEDURE'
                UNION ALL SELECT 'public ' || (state -> 'showings' -> -1 -> 'what' ->> 'complete') FROM subject_file
                    WHERE kind = 'PROCEDURE'
                """;
        Map<String, Integer> counts = new TreeMap<>();
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) counts.merge(rows.getString(1), 1, Integer::sum);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return counts;
    }

    private static Map<String, Integer> all(int version) {
        int things = CUTS * ORDERS.size();
        return new TreeMap<>(Map.of(
                "case " + version, things,
                "figure " + version, things,
                "petition " + version, things,
                "agency " + version, things,
                "public " + (version % 2 == 0), things));
    }

    @Test
    void givenFourVersionsMinutesAhead_whenTheyComeInAnyOrderAndBatches_thenTheOneToldLastIsInForce() {
        tellInEveryOrderAndCut();

        assertEquals(all(VERSIONS - 1), inForce());
    }

    @Test
    void givenAVersionAheadInForce_whenALaterHonestOneComes_thenThatIsInForce() {
        tellInEveryOrderAndCut();
        Instant honest = clock.instant();
        clock.set(honest.plusSeconds(5));

        List<Update> updates = new ArrayList<>();
        for (int cut = 0; cut < CUTS; cut++) {
            for (List<Integer> order : ORDERS) updates.addAll(told(name(cut, order), 6, honest));
        }
        send(updates);

        assertEquals(all(6), inForce());
    }

    @Test
    void givenAVersionAheadInForce_whenAnHonestOneOfBeforeItsArrivalComesLate_thenItStays() {
        tellInEveryOrderAndCut();

        List<Update> updates = new ArrayList<>();
        for (int cut = 0; cut < CUTS; cut++) {
            for (List<Integer> order : ORDERS) updates.addAll(told(name(cut, order), 6, NOW.minusSeconds(60)));
        }
        send(updates);

        assertEquals(all(VERSIONS - 1), inForce());
    }

    @Test
    void givenAVersionAhead_whenOneWithoutATimeComesInTheSameBatch_thenTheArrivalDecides() {
        List<Update> batch = new ArrayList<>(told("x", 3, NOW.plusSeconds(60)));
        told("x", 4, NOW).forEach(update -> batch.add(new Update(update.id(), null, update.body())));
        send(batch);

        Map<String, Integer> expected =
                new TreeMap<>(Map.of("case 4", 1, "figure 4", 1, "petition 4", 1, "agency 4", 1, "public true", 1));
        assertEquals(expected, inForce());
    }
}
