package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static vn.nhip.testing.ACase.NUMBER;
import static vn.nhip.testing.ACase.at;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

@ExtendWith(VertxExtension.class)
class MigrationsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static void ledgerOfTheFormerVersion() {
        Flyway.configure()
                .dataSource(servers.jdbcUrl(), null, null)
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        servers.sql(
                "INSERT INTO ledger_batch VALUES (1, '2026-11-20T03:00:00Z')",
                "INSERT INTO feed_update VALUES"
                        + " (1, 1, 'u', 'one-stop', 'petition', 'petition|PA-1', NULL, '2026-11-20T03:00:00Z', '{}')",
                "INSERT INTO case_file VALUES ('" + NUMBER + "', 'H48.01', '1.000001', 4, 1,"
                        + " '2026-11-02T01:00:00Z', NULL, '2026-12-10T10:00:00Z', '2026-12-10T10:00:00Z', 0, 0,"
                        + " '2026-11-20T03:00:00Z', '2026-12-10T10:00:00Z', 1,"
                        + " '{\"n\":{\"u\":\"H48.01\",\"p\":\"1.000001\",\"s\":4,\"r\":1793581200000,\"d\":1796896800000,"
                        + "\"f\":1},\"a\":1793581200000,\"i\":\"e\",\"s\":[1793667600000,4],\"p\":[\"PA-9\"],\"r\":true}')",
                "INSERT INTO case_change VALUES (1, 1, 1, '" + NUMBER + "',"
                        + " '[29893020,\"H48.01\",0,1,\"1.000001\",0,1,29893020,\"H48.01\",2,65537,\"1.000001\",0,1]', NULL)",
                "INSERT INTO case_change VALUES (1, 2, 2, NULL, NULL,"
                        + " '{\"unit\":\"H48\",\"period\":\"2026\",\"component\":\"3.1\",\"met\":\"1\"}')",
                "INSERT INTO figure VALUES ('H48', '2026', '3.1', 1, NULL, '2026-11-20T03:00:00Z', 'e', 1)",
                "INSERT INTO kept VALUES ('petition', 'PA-1', '{}', '2026-11-20T03:00:00Z', 'e', 1)");
    }

    @Test
    void givenALedgerOfTheFormerVersionWithData_whenMigrated_thenItIsReadAndGoesOn(Vertx vertx) {
        ledgerOfTheFormerVersion();

        Migrations.runBlocking(servers.postgresUri());

        try (Rig rig = new Rig(vertx, servers, new HandClock(at("11-21 10:00")))) {
            CaseFile former = rig.cases().get(NUMBER);
            assertEquals(at("12-10 17:00"), former.onTimeUntil());
            assertNull(former.officer());
            List<Change> changes = rig.changes();
            assertEquals(NUMBER, changes.get(0).number());
            assertEquals(2, changes.get(0).marks().size());
            assertEquals(Subject.FIGURE, changes.get(1).subject());
            assertNull(changes.get(1).figure().provenance());

            rig.append(new Update("next", null, new CaseUpdate.Rating(NUMBER, false)));

            long facts = rig.cases().get(NUMBER).facts();
            assertEquals(true, Fact.DISLIKED.in(facts) && Fact.PETITIONED.in(facts));
            changes = rig.changes();
            assertEquals(4, changes.size(), "what the rules of now make of it is told apart from the rating");
            assertEquals(true, changes.get(2).relisted() && !changes.get(3).relisted());
        }
    }
}
