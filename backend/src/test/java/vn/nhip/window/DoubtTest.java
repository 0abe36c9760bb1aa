package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.ACase.aCase;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.window.WindowRig.told;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.calendar.Period;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.ACase;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** Windows that are of another history, or not whole any more, are not believed: nothing is read until they are made anew. */
@ExtendWith(VertxExtension.class)
class DoubtTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private final HandClock clock = new HandClock(at("11-20 10:00"));
    private WindowRig rig;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        rig = new WindowRig(vertx, servers, clock);
        rig.appendSome();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private void putBackTo(long position) {
        servers.sql(
                List.of("ledger_batch", "feed_update", "case_change", "case_file", "figure", "subject_file").stream()
                        .map(table -> "DELETE FROM " + table + " WHERE position > " + position)
                        .toArray(String[]::new));
    }

    private WindowSnapshot readAll() {
        return rig.loop.await(() -> rig.window.read(-1));
    }

    private void assertRight() {
        assertNull(rig.window.doubt());
        rig.assertOpenPeriods(rig.cases());
        rig.assertClosed(rig.cases(), Period.parse("2026-10", LocalDate.of(2026, 11, 20)));
        rig.assertHealthy();
    }

    // ---- lineage

    @Test
    void givenALedgerPutBackWhileItIsFollowed_whenRefreshed_thenTheWindowsAreMadeAnewOfIt() {
        assertEquals(7, readAll().position());
        putBackTo(3);

        rig.loop.await(rig.window::refresh);

        assertEquals(3, readAll().position());
        assertEquals(2, rig.rebuilds());
        assertRight();
    }

    @Test
    void givenALedgerPutBackThatHasGrownPastTheWindows_whenRefreshed_thenTheyAreNotTakenForItsOwn() {
        putBackTo(3);
        for (int i = 1; i <= 9; i++)
            rig.append(told("d-" + i, aCase().received("11-20 09:0" + i).due("12-10 17:00")));
        assertEquals(12, rig.loop.await(rig.reader::head).position());

        rig.loop.await(rig.window::refresh);

        assertEquals(12, readAll().position());
        assertEquals(2, rig.rebuilds());
        assertRight();
    }

    @Test
    void givenAnotherHistoryOfTheSameLength_whenRefreshed_thenTheWindowsAreMadeAnew() {
        servers.sql("UPDATE ledger_batch SET mark = mark + 1 WHERE position = 7");

        rig.loop.await(rig.window::refresh);

        assertEquals(2, rig.rebuilds());
        assertRight();
    }

    @Test
    void givenTwoLedgersOnOneRedis_thenNeitherReadsNorRemovesTheWindowsOfTheOther() {
        WindowSnapshot mine = readAll();
        List<String> keys = rig.keys("head");
        assertEquals(1, keys.size());
        servers.sql("UPDATE ledger_identity SET id = gen_random_uuid()");
        putBackTo(1);
        RedisWindow others = rig.newWindow(clock);
        rig.loop.await(others::refresh);

        assertEquals(1, rig.loop.await(() -> others.read(-1)).position());
        assertEquals(2, rig.keys("head").size(), "the windows of the first stand beside");
        assertEquals(mine.position(), readAll().position());
        assertEquals(mine.counts(), readAll().counts());
        assertTrue(rig.keys("head").containsAll(keys));

        // The one that finds another ledger where its own was follows that, under its name.
        rig.loop.await(rig.window::refresh);
        assertEquals(1, readAll().position());
        assertRight();
    }

    // ---- keys that have gone

    @Test
    void givenAnyKeyThatHasGone_whenLookedFor_thenItIsFoundAndNothingIsReadUntilAllIsMadeAnew() {
        for (String kind : List.of(
                "d:",
                "dp:",
                "s:2026-10",
                "s:2026-11",
                "s:30d",
                "k:",
                "p:",
                "pk:",
                "x:",
                "u:4",
                "u:day:",
                "figures",
                "months",
                "changed",
                "sizes")) {
            List<String> keys = rig.keys(kind);
            rig.loop.await(() -> rig.redis.del(List.of(keys.get(keys.size() / 2))));

            rig.loop.await(rig.window::probe);

            assertNotNull(rig.window.doubt(), kind);
            assertInstanceOf(
                    IllegalStateException.class, OnContext.failureOf(rig.loop.start(() -> rig.window.read(-1))));
            rig.loop.await(rig.window::refresh);
            assertRight();
        }
    }

    @Test
    void givenAKeyThatHasGone_whenItsUnitIsReadBeforeAnyLooking_thenNoFigureComesOfIt() {
        for (String kind : List.of("s:2026-11:" + ACase.OFFICE, "k:" + ACase.OFFICE, "x:2026:", "figures", "changed")) {
            long rebuilds = (long) rig.rebuilds();
            String key = rig.keys(kind).get(0);
            rig.loop.await(() -> rig.redis.del(List.of(key)));
            rig.append(told("d-" + kind, aCase().received("11-20 09:01").due("12-10 17:00")));
            OnContext.await(rig.loop.start(rig.window::refresh).exceptionally(moved -> null));

            Throwable refused = OnContext.failureOf(rig.loop.start(() -> rig.window.read(-1)));

            assertInstanceOf(LostKeysException.class, refused, kind);
            rig.loop.await(rig.window::refresh);
            assertEquals(rebuilds + 1, rig.rebuilds());
            assertRight();
        }
    }

    @Test
    void givenASumOfAClosedMonthThatHasGone_whenThatMonthIsAskedFor_thenNoFigureComesOfIt() {
        String key = rig.keys("s:2026-10:").get(0);
        rig.loop.await(() -> rig.redis.del(List.of(key)));

        Throwable refused = OnContext.failureOf(rig.loop.start(() ->
                rig.window.readClosed(Period.parse("2026-10", LocalDate.of(2026, 11, 20)), List.of(ACase.OFFICE))));

        assertInstanceOf(LostKeysException.class, refused);
        rig.loop.await(rig.window::refresh);
        assertRight();
    }

    @Test
    void givenDaysThatPass_whenKeysCloseAndOpen_thenTheRegisterKeepsUp() {
        for (String when : List.of("11-21 09:00", "11-30 23:59", "12-01 00:01", "12-29 08:00")) {
            clock.set(at(when));
            rig.append(told("day-" + when, aCase().received(when).due("12-30 17:00")));
            rig.settle();
            rig.loop.await(rig.window::probe);
            assertRight();
        }
        assertEquals(1, rig.rebuilds());
    }

    // ---- keys that somebody wrote over

    /** Head fields by name; of other keys one field, or the whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "head",
                "head version",
                "head asOf",
                "head today",
                "head mark",
                "head pos",
                "head keys",
                "sizes",
                "changed",
                "figures",
                "months",
                "k:OFFICE",
                "s:2026-11:OFFICE",
                "s:2026-11:OFFICE *",
                "k:OFFICE *",
                "x:2026-11:OFFICE"
            })
    void givenAKeyThatSomebodyWroteOver_whenFollowedAndRead_thenAllIsMadeAnewByItself(String what) {
        String[] parts = what.replace("OFFICE", ACase.OFFICE.value()).split(" ");
        String key = rig.keys(parts[0]).get(0);
        if (parts.length == 1) rig.loop.await(() -> rig.redis.set(List.of(key, "x")));
        else {
            String field = parts[1].equals("*")
                    ? rig.loop.await(() -> rig.redis.hkeys(key)).get(0).toString()
                    : parts[1];
            rig.loop.await(() -> rig.redis.hset(List.of(key, field, "x")));
        }
        rig.append(told("d-1", aCase().received("11-20 09:01").due("12-10 17:00")));

        // As a server does it, tick by tick, with a probe each second.
        for (int i = 0; i < 3; i++) {
            OnContext.await(rig.loop.start(rig.window::refresh).exceptionally(failed -> null));
            OnContext.await(rig.loop.start(() -> rig.window.read(-1)).exceptionally(failed -> null));
            OnContext.await(rig.loop.start(rig.window::probe).exceptionally(failed -> null));
        }

        assertRight();
        assertEquals(8, readAll().position());
    }

    // ---- who removes

    @Test
    void givenARebuilderThatStoodStillForTooLong_whenItWakes_thenItTakesNothingFromItsSuccessor() {
        String head = rig.keys("head").get(0);
        RedisClient commands = new RedisClient(rig.client, 10_000);
        List<String> all = rig.keys("");

        Throwable refused = OnContext.failureOf(
                rig.loop.start(() -> commands.remove(head, "pos", "rebuilding-by-one-that-slept", all)));

        assertInstanceOf(WindowsMovedException.class, refused);
        assertFalse(rig.keys("s:").isEmpty());
        assertRight();
    }

    @Test
    void givenTheWordHasGoneToAnother_whenARebuilderBegins_thenTheHeadStays() {
        RedisClient commands = new RedisClient(rig.client, 10_000);
        String identity = rig.loop.await(rig.reader::identity);
        Layout layout = Layout.of(
                commands,
                identity,
                rig.history.on(LocalDate.of(2026, 11, 20)),
                vn.nhip.testing.Histories.ZONE,
                new MeasureIndex(WindowRig.MEASURES));

        Throwable refused = OnContext.failureOf(
                rig.loop.start(() -> layout.reader().begin("rebuilding-late", LocalDate.of(2026, 11, 20))));

        assertInstanceOf(WindowsMovedException.class, refused);
        assertNotEquals(-1, readAll().position());
        assertRight();
    }
}
