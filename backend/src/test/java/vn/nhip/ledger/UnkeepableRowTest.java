package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.OFFICE;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger.Outcome;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** A database that lacks letters: refused at the start; where one is used all the same, a row alone suffers. */
@ExtendWith(VertxExtension.class)
class UnkeepableRowTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final String LATIN = "latin_ledger";
    private static final int ROWS = 60;

    @BeforeAll
    static void make() {
        Migrations.runBlocking(servers.postgresUri());
        servers.sql("CREATE DATABASE " + LATIN + " ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        Flyway.configure()
                .dataSource(jdbc(), null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void drop() {
        servers.sql("DROP DATABASE " + LATIN + " WITH (FORCE)");
    }

    private static String uri() {
        return servers.postgresUri().replaceFirst("/[^/?]+(\\?|$)", "/" + LATIN + "$1");
    }

    private static String jdbc() {
        return servers.jdbcUrl().replaceFirst("/[^/?]+\\?", "/" + LATIN + "?");
    }

    private static Update row(String name) {
        if (name.length() % 2 == 0) {
            var snapshot = aCase().received("11-02 08:00").due("12-10 17:00").snapshot();
            return new Update(name, at("11-02 09:00"), new CaseUpdate.Snapshot(new CaseNumber(name), snapshot, true));
        }
        Petition petition = new Petition(
                name,
                OFFICE,
                at("11-05 08:00"),
                null,
                null,
                Petition.Status.IN_PROGRESS,
                null,
                null,
                null,
                null,
                0,
                0,
                false);
        return new Update(name, at("11-05 09:00"), new CaseUpdate.PetitionTold(petition));
    }

    private static Set<String> kept() {
        String sql = "SELECT case_number FROM case_file UNION SELECT key FROM subject_file";
        Set<String> kept = new TreeSet<>();
        try (var connection = DriverManager.getConnection(jdbc());
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) kept.add(rows.getString(1));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return kept;
    }

    @Test
    void givenADatabaseOfAnotherEncoding_whenTheServerWouldStart_thenItIsRefusedAndSaysWhatToDo() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Migrations.runBlocking(uri()));

        assertTrue(refused.getMessage().contains("\"" + LATIN + "\" keeps text in LATIN1"), refused::getMessage);
        assertTrue(refused.getMessage().contains("server_encoding must be UTF8"), refused::getMessage);
    }

    @Test
    void givenRowsThatTheDatabaseCannotKeep_whenTheyComeAmongOthers_thenTheyAloneAreRefused(Vertx vertx) {
        PgConnectOptions way = PgConnectOptions.fromUri(uri());
        try (Rig rig = new Rig(vertx, servers, way, new HandClock(at("11-20 10:00")), Rig.LIMITS)) {
            List<CompletableFuture<Ledger.Appended>> sent = new ArrayList<>();
            Set<String> good = new TreeSet<>();
            List<List<String>> calls = new ArrayList<>();
            for (int call = 0; call < 3; call++) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < ROWS; i++) {
                    boolean poison = i == 7 * (call + 1) || i == 40;
                    String name = "R" + call + "." + i + (poison ? "-Ễ" : "-E") + "X".repeat(i % 2);
                    names.add(name);
                    if (!poison) good.add(name);
                }
                calls.add(names);
                List<Update> updates =
                        names.stream().map(UnkeepableRowTest::row).toList();
                sent.add(rig.start(updates));
            }

            for (int call = 0; call < calls.size(); call++) {
                List<Outcome> outcomes = OnContext.await(sent.get(call)).outcomes();
                for (int i = 0; i < ROWS; i++) {
                    String name = calls.get(call).get(i);
                    Class<?> expected = good.contains(name) ? Outcome.Accepted.class : Outcome.Refused.class;
                    assertInstanceOf(expected, outcomes.get(i), name);
                    if (outcomes.get(i) instanceof Outcome.Refused refused) {
                        assertEquals(name.length() % 2 == 0 ? "case" : "petition", refused.field());
                        assertTrue(refused.problem().contains("22P05"), refused::problem);
                    }
                }
            }
            assertEquals(good, kept());
            assertEquals(List.of(), rig.ledger.problems());
            assertEquals(
                    6,
                    rig.meters
                            .counter("nhip.ledger.updates", "outcome", "refused")
                            .count());
        }
    }
}
