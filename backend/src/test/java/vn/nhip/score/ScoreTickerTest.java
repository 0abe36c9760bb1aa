package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** Which views are scored, and by which version. */
class ScoreTickerTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Catalogue SHIPPED = CatalogueReader.shipped();
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Vertx vertx;
    private ScoreRig rig;
    private ScoreTicker desk;
    private CatalogueSet methods;
    private long nanos;

    private static Catalogue version(String id, LocalDate from, LocalDate to) {
        return new Catalogue(id, "main", id, from, to, SHIPPED.groups(), SHIPPED.components(), SHIPPED.bands());
    }

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        List<ProcedureSet> lists = new ArrayList<>();
        for (int i = 0; i < 20; i++) lists.add(new ProcedureSet("list-" + i, "List", Set.of()));
        Catalogues catalogues = new Catalogues(
                List.of(version("old", LocalDate.of(2020, 1, 1), LAST), version("new", LAST.plusDays(1), null)),
                "main",
                lists);
        UnitHistory history = new UnitHistory(Histories.UNITS.all());
        HandClock clock = new HandClock(Instant.parse("2026-11-20T03:00:00Z"));
        rig = new ScoreRig(vertx, servers, clock, history, catalogues);
        methods = new CatalogueSet(catalogues, (unit, wanted) -> null, new VietnameseOrder());
        desk = new ScoreTicker(
                rig.board.window(),
                rig.openings(),
                history,
                Histories.ZONE,
                methods,
                new ScoreMeters(meters),
                () -> nanos);
        rig.settle();
        rig.loop.await(desk::tick);
    }

    @AfterEach
    void stop() {
        rig.close();
        vertx.close();
    }

    private void use(String list) {
        rig.loop.await(() -> Future.succeededFuture(desk.use(new View("main", list))));
    }

    private double views() {
        return meters.get("nhip.score.views").gauge().value();
    }

    @Test
    void givenSixteenViewsInUse_whenOneMoreIsAsked_thenItIsRefusedUntilOneWasLeftAlone() {
        for (int i = 0; i < OtherViews.MOST_VIEWS; i++) use("list-" + i);
        assertEquals(16, views());
        assertThrows(IllegalStateException.class, () -> use("list-16"));
        assertEquals(1, meters.counter("nhip.score.views.refused").count());

        nanos += TimeUnit.SECONDS.toNanos(20);
        use("list-0");
        use("list-16");
        assertEquals(16, views());
    }

    @Test
    void givenAView_whenNobodyAsksForFiveMinutes_thenItIsScoredNoMore() {
        use("list-0");
        use("list-1");
        nanos += TimeUnit.MINUTES.toNanos(4);
        use("list-1");
        nanos += TimeUnit.MINUTES.toNanos(2);
        rig.loop.await(desk::tick);
        assertEquals(1, views());
    }

    @Test
    void givenAVersionThatTakesOverAtMidnight_thenTheDeskFollowsAndClosedPeriodsKeepTheirs() {
        assertEquals(
                "old",
                rig.newest(desk).standings().get("2026-11").method().catalogue().id());

        rig.clock.set(Instant.parse("2026-11-20T17:00:01Z"));
        rig.settle();
        rig.loop.await(desk::tick);

        Standing november = rig.newest(desk).standings().get("2026-11");
        assertEquals("new", november.method().catalogue().id());
        assertEquals(false, november.method().otherVersion());
        assertNotEquals(0, november.rows().size());
        assertEquals(
                "old", methods.catalogue("main", LocalDate.of(2026, 10, 31)).id());
        assertEquals("old", methods.catalogue("old", LocalDate.of(2026, 12, 31)).id());
    }
}
