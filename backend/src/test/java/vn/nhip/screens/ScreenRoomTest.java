package vn.nhip.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.testing.Servers;

/** The life of a wall, from a code on a strange screen to its end. */
class ScreenRoomTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private RoomRig rig;

    @BeforeEach
    void start() {
        rig = RoomRig.usual(servers);
    }

    @AfterEach
    void stop() {
        rig.close();
        // The audit may only be added to, so a test's lines go with the table.
        servers.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    }

    // ---- letting in

    @Test
    void givenAStrangeWall_whenItAsksForACode_thenFourPlainCharactersAndASecretOfItsOwn() {
        JsonObject opened = rig.open();

        assertTrue(opened.getString("code").matches("[347ACDEFHJKMNPRTWXY]{4}"), opened.encode());
        assertEquals(43, opened.getString("secret").length());
        assertEquals("2026-11-20T01:10:00Z", opened.getString("expiresAt"));
        assertNotEquals(opened.getString("secret"), rig.open().getString("secret"));
    }

    @Test
    void givenACode_whenTheServerRestartsBetweenAllSteps_thenTheWallIsLetInOnce() {
        JsonObject opened = rig.open();
        assertEquals("waiting", rig.poll(opened).getString("state"));
        rig.restart();
        assertEquals("waiting", rig.poll(opened).getString("state"));

        JsonObject screen = rig.confirm(opened.getString("code").toLowerCase(), "  Sảnh  A ");
        assertEquals("unclaimed", screen.getString("state"));
        assertEquals("Sảnh A", screen.getString("name"));
        rig.restart();
        JsonObject claimed = rig.poll(opened);
        rig.restart();

        assertEquals("confirmed", claimed.getString("state"));
        assertEquals("Sảnh A", claimed.getJsonObject("screen").getString("name"));
        assertEquals(404, rig.pollStatus(opened), "the token is told once");
        assertEquals("Sảnh A", rig.me(claimed.getString("token")).getString("name"));
        assertEquals("live", rig.listed(screen.getString("id")).getString("state"));
    }

    @Test
    void givenAConfirmedCode_whenItsWallAsksManyTimesAtOnce_thenOneTokenIsTold() {
        JsonObject opened = rig.open();
        rig.confirm(opened.getString("code"), "Sảnh A");

        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> rig.ask("GET", RoomRig.address(opened), opened.getString("secret"), "")))
                .toList();

        long told = asked.stream().filter(one -> one.join().statusCode() == 200).count();
        assertEquals(1, told);
    }

    @Test
    void givenACode_whenTenMinutesPass_thenItIsNobodysAndMayNotBeTyped() {
        JsonObject opened = rig.open();

        rig.pass(Duration.ofMinutes(10));

        assertEquals(404, rig.pollStatus(opened));
        String typed = "{\"code\":\"" + opened.getString("code") + "\",\"name\":\"A\"}";
        assertEquals(404, rig.status("POST", "/operator/screens", RoomRig.KEY, typed));
    }

    @Test
    void givenACode_whenTypedTwice_thenTheSecondTimeItIsUnknown() {
        JsonObject opened = rig.open();
        rig.confirm(opened.getString("code"), "Sảnh A");

        String typed = "{\"code\":\"" + opened.getString("code") + "\",\"name\":\"B\"}";
        assertEquals(404, rig.status("POST", "/operator/screens", RoomRig.KEY, typed));
    }

    @Test
    void givenACode_whenAskedWithAnothersSecretOrNone_thenNothingIsToldOfIt() {
        JsonObject opened = rig.open();
        rig.confirm(opened.getString("code"), "Sảnh A");

        assertEquals(404, rig.status("GET", RoomRig.address(opened), rig.open().getString("secret"), ""));
        assertEquals(401, rig.status("GET", RoomRig.address(opened), null, ""));
        assertEquals(404, rig.status("GET", "/screens/enrolments/3333", opened.getString("secret"), ""));
        assertEquals("confirmed", rig.poll(opened).getString("state"), "its own wall is still let in");
    }

    @Test
    void givenAWallsName_whenAnotherIsCalledTheSame_thenItIsRefused() {
        rig.wall("Sảnh A");
        JsonObject opened = rig.open();

        String typed = "{\"code\":\"" + opened.getString("code") + "\",\"name\":\"SẢNH A\"}";
        assertEquals(409, rig.status("POST", "/operator/screens", RoomRig.KEY, typed));
        assertEquals("waiting", rig.poll(opened).getString("state"));
    }

    // ---- how it is

    @Test
    void givenABeat_whenTheFleetIsListed_thenItSaysHowTheWallIs_alsoAfterARestart() {
        RoomRig.Wall wall = rig.wall("Sảnh A");

        rig.beat(wall.token());
        rig.restart();

        JsonObject listed = rig.listed(wall.id());
        assertEquals(
                new JsonObject(RoomRig.BEAT).getString("build"),
                listed.getJsonObject("beat").getString("build"));
        assertEquals(41.5, listed.getJsonObject("beat").getDouble("heapMb"));
        assertEquals(RoomRig.MORNING.toString(), listed.getString("contactAt"));
        assertEquals("live", listed.getString("state"));
    }

    @ParameterizedTest
    @CsvSource({"75,live", "76,late", "180,late", "181,silent"})
    void givenAWallThatFallsSilent_thenItsStateSaysHowLong(long seconds, String state) {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        assertEquals("never", rig.listed(wall.id()).getString("state"));
        rig.beat(wall.token());

        rig.pass(Duration.ofSeconds(seconds));

        assertEquals(state, rig.listed(wall.id()).getString("state"));
    }

    // ---- what is done to it

    @Test
    void givenNewSettings_whenTheWallBeats_thenItHearsOfANewRevisionAndReadsThem() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        assertEquals(1, rig.beat(wall.token()).getLong("revision"));
        JsonObject settings = new JsonObject(
                "{\"slides\":[\"xa\",\"so\"],\"inch\":75,\"metres\":5.5,"
                        + "\"orientation\":\"portrait\",\"safeArea\":5,\"theme\":\"dark\","
                        + "\"night\":{\"from\":\"19:00\",\"to\":\"06:30\"},\"catalogue\":\"766-van-ban\",\"list\":\"thiet-yeu\"}");

        rig.answer("PUT", wall.at("/settings"), RoomRig.KEY, settings.encode());
        rig.answer("PATCH", wall.at(""), RoomRig.KEY, "{\"name\":\"Sảnh B\",\"place\":\"Tầng 1\"}");
        rig.restart();

        assertEquals(3, rig.beat(wall.token()).getLong("revision"));
        JsonObject me = rig.me(wall.token());
        assertEquals("Sảnh B", me.getString("name"));
        assertEquals("Tầng 1", me.getString("place"));
        JsonObject read = me.getJsonObject("settings");
        assertEquals(settings.getJsonArray("slides"), read.getJsonArray("slides"));
        assertEquals(5.5, read.getDouble("metres"));
        assertEquals("portrait", read.getString("orientation"));
        assertEquals(settings.getJsonObject("night"), read.getJsonObject("night"));
        assertEquals("766-van-ban", read.getString("catalogue"));
        assertEquals("thiet-yeu", read.getString("list"));
    }

    @Test
    void givenAWishForItsName_whenTheWallBeatsLate_thenItStillShowsTwentySeconds() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        assertTrue(rig.answer("POST", wall.at("/show-name"), RoomRig.KEY, "").getBoolean("nameWanted"));
        rig.pass(Duration.ofSeconds(35));

        JsonObject beaten = rig.beat(wall.token());

        assertEquals(RoomRig.MORNING.plusSeconds(55), Instant.parse(beaten.getString("showNameUntil")));
        rig.pass(Duration.ofSeconds(20));
        assertNull(rig.beat(wall.token()).getString("showNameUntil"));
    }

    @Test
    void givenAPin_whenItsMinutesPass_thenTheWallGoesOn() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        rig.answer("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"xa\",\"minutes\":10}");
        rig.restart();

        assertEquals("xa", rig.beat(wall.token()).getJsonObject("pinned").getString("slide"));
        rig.pass(Duration.ofMinutes(10));
        assertNull(rig.beat(wall.token()).getJsonObject("pinned"));

        rig.answer("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"so\",\"minutes\":60}");
        rig.answer("DELETE", wall.at("/pin"), RoomRig.KEY, "");
        assertNull(rig.beat(wall.token()).getJsonObject("pinned"));
    }

    private static String until(Duration fromNow) {
        return "{\"until\":\"" + RoomRig.MORNING.plus(fromNow) + "\"}";
    }

    @Test
    void givenAWallThatIsHeld_whenItBeats_thenItHearsUntilWhen_alsoAfterARestart_andUntilThenOnly() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        rig.answer("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"xa\",\"minutes\":600}");
        rig.answer("POST", wall.at("/hold"), RoomRig.KEY, until(Duration.ofHours(3)));
        rig.answer("POST", wall.at("/reload"), RoomRig.KEY, "");
        rig.restart();

        JsonObject beaten = rig.beat(wall.token());

        assertEquals(RoomRig.MORNING.plusSeconds(10_800), Instant.parse(beaten.getString("heldUntil")));
        assertEquals("xa", beaten.getJsonObject("pinned").getString("slide"), "other orders stay");
        assertEquals(1, beaten.getLong("reload"));
        assertEquals(beaten.getString("heldUntil"), rig.listed(wall.id()).getString("heldUntil"));
        rig.pass(Duration.ofHours(3));
        assertNull(rig.beat(wall.token()).getString("heldUntil"));
        assertNull(rig.listed(wall.id()).getString("heldUntil"));
    }

    @Test
    void givenAllAreHeld_thenEachHearsOfItAndHasItsLineOfAudit_andAllAreLetGoTogether() {
        RoomRig.Wall first = rig.wall("Sảnh A");
        RoomRig.Wall second = rig.wall("Sảnh B");

        rig.answer("POST", "/operator/screens/hold", RoomRig.KEY, until(Duration.ofHours(1)));
        rig.restart();

        for (RoomRig.Wall wall : List.of(first, second))
            assertEquals(
                    RoomRig.MORNING.plusSeconds(3_600).toString(),
                    rig.beat(wall.token()).getString("heldUntil"));
        assertEquals(2, held());
        rig.answer("DELETE", "/operator/screens/hold", RoomRig.KEY, "");
        for (RoomRig.Wall wall : List.of(first, second))
            assertNull(rig.beat(wall.token()).getString("heldUntil"));
        assertEquals(4, held());
        assertEquals(2, rig.count("nhip.screens.changes", "what", "hold"), "since the restart");
    }

    private long held() {
        return rig.answer("GET", "/operator/screens/audit", RoomRig.KEY, "").getJsonArray("audit").stream()
                .map(JsonObject.class::cast)
                .filter(line -> line.getString("what").equals("hold"))
                .count();
    }

    @Test
    void givenABuildThatAWallHasTriedInVain_whenTheFleetIsListed_thenItSaysSo_alsoAfterARestart_untilItIsOver() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        JsonObject failed =
                new JsonObject().put("build", "0.2.0-77aa").put("why", "late").put("count", 2);
        String beat = new JsonObject(RoomRig.BEAT).put("failedBuild", failed).encode();

        rig.answer("POST", "/screens/me/beat", wall.token(), beat);

        assertEquals(1, rig.meters.get("nhip.screens.failed.build").gauge().value());
        rig.restart();
        assertEquals(failed, rig.listed(wall.id()).getJsonObject("beat").getJsonObject("failedBuild"));
        rig.beat(wall.token());
        assertNull(rig.listed(wall.id()).getJsonObject("beat").getJsonObject("failedBuild"));
        assertEquals(0, rig.meters.get("nhip.screens.failed.build").gauge().value());
    }

    @Test
    void givenAWishForAReload_thenItsNumberGrowsAndStays() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        assertEquals(0, rig.me(wall.token()).getLong("reload"));

        rig.answer("POST", wall.at("/reload"), RoomRig.KEY, "");
        rig.restart();

        assertEquals(1, rig.beat(wall.token()).getLong("reload"));
        assertEquals(1, rig.beat(wall.token()).getLong("reload"));
    }

    @Test
    void givenAWallThatIsTakenAway_thenItsTokenOpensNothingAndItsNameIsFree() {
        RoomRig.Wall wall = rig.wall("Sảnh A");

        assertEquals(204, rig.status("DELETE", wall.at(""), RoomRig.KEY, ""));

        assertEquals(401, rig.status("GET", "/screens/me", wall.token(), ""));
        rig.restart();
        assertEquals(401, rig.status("POST", "/screens/me/beat", wall.token(), RoomRig.BEAT));
        assertNull(rig.listed(wall.id()));
        assertEquals(404, rig.status("POST", wall.at("/reload"), RoomRig.KEY, ""));
        assertNotEquals(wall.id(), rig.wall("Sảnh A").id());
    }

    // ---- tokens

    @Test
    void givenAToken_thenOnlyItsHashIsKept() throws SQLException {
        JsonObject opened = rig.open();
        RoomRig.Wall wall = rig.wall("Sảnh A");

        String kept = everythingKept();

        assertTrue(kept.contains(Secrets.hash(wall.token())));
        assertFalse(kept.contains(wall.token()));
        assertFalse(kept.contains(opened.getString("secret")));
        assertFalse(kept.contains(RoomRig.KEY));
    }

    private static String everythingKept() throws SQLException {
        StringBuilder kept = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl())) {
            for (String table : List.of("screen", "screen_enrolment", "screen_audit")) {
                try (ResultSet rows =
                        connection.createStatement().executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) kept.append(rows.getString(1)).append('\n');
                }
            }
        }
        return kept.toString();
    }

    @Test
    void givenADayOld_whenTheWallBeats_thenItIsHandedANewTokenAndTheOldOneEndsWithItsFirstUse() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        rig.pass(Duration.ofHours(24).minusSeconds(1));
        assertNull(rig.beat(wall.token()).getString("token"));
        rig.pass(Duration.ofSeconds(1));

        String lost = rig.beat(wall.token()).getString("token");
        String next = rig.beat(wall.token()).getString("token");
        rig.restart();

        assertNotEquals(lost, next);
        assertEquals(401, rig.status("GET", "/screens/me", lost, ""), "an answer that was lost opens nothing");
        assertNull(rig.beat(next).getString("token"));
        assertEquals(401, rig.status("GET", "/screens/me", wall.token(), ""));
        rig.restart();
        assertEquals("Sảnh A", rig.me(next).getString("name"));
    }

    // ---- who did what

    @Test
    void givenChanges_thenEachIsWrittenDownWithBeforeAndAfter_andTheLinesStay() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        rig.answer("PATCH", wall.at(""), RoomRig.KEY, "{\"name\":\"Sảnh B\"}");
        rig.answer("PUT", wall.at("/settings"), RoomRig.KEY, "{\"inch\":75}");
        rig.answer("POST", wall.at("/show-name"), RoomRig.KEY, "");
        rig.answer("POST", wall.at("/pin"), RoomRig.KEY, "{\"slide\":\"xa\",\"minutes\":5}");
        rig.answer("POST", wall.at("/reload"), RoomRig.KEY, "");
        rig.answer("DELETE", wall.at(""), RoomRig.KEY, "");

        JsonArray audit =
                rig.answer("GET", "/operator/screens/audit", RoomRig.KEY, "").getJsonArray("audit");

        List<String> what = audit.stream()
                .map(line -> ((JsonObject) line).getString("who") + " " + ((JsonObject) line).getString("what"))
                .toList();
        assertEquals(
                List.of(
                        "operator revoked",
                        "operator reload",
                        "operator pin",
                        "operator show-name",
                        "operator settings",
                        "operator renamed",
                        "screen paired",
                        "operator confirmed"),
                what);
        JsonObject renamed = audit.getJsonObject(5);
        assertEquals("Sảnh A", renamed.getJsonObject("before").getString("name"));
        assertEquals("Sảnh B", renamed.getJsonObject("after").getString("name"));
        assertEquals(RoomRig.MORNING.toString(), renamed.getString("at"));
        assertThrows(IllegalStateException.class, () -> servers.sql("UPDATE screen_audit SET who = 'nobody'"));
        assertThrows(IllegalStateException.class, () -> servers.sql("DELETE FROM screen_audit"));
    }

    // ---- while PostgreSQL is away

    @Test
    void givenPostgresAway_thenWallsGoOnAndChangesAreRefusedForNow() {
        RoomRig.Wall wall = rig.wall("Sảnh A");

        rig.losePostgres();

        assertEquals("Sảnh A", rig.me(wall.token()).getString("name"));
        assertEquals(1, rig.beat(wall.token()).getLong("revision"));
        HttpResponse<String> renamed = rig.ask("PATCH", wall.at(""), RoomRig.KEY, "{\"name\":\"Sảnh B\"}");
        assertEquals(503, renamed.statusCode());
        assertEquals("5", renamed.headers().firstValue("Retry-After").orElse(null));
        assertEquals("Sảnh A", rig.me(wall.token()).getString("name"));
    }

    @Test
    void givenATableThatIsLocked_whenAChangeIsGivenUp_thenItIsNotDoneLaterEither() throws SQLException {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        try (Connection other = DriverManager.getConnection(servers.jdbcUrl())) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE screen IN ACCESS EXCLUSIVE MODE");

            assertEquals(503, rig.status("PATCH", wall.at(""), RoomRig.KEY, "{\"name\":\"Sảnh B\"}"));
            other.rollback();
        }
        rig.answer("POST", wall.at("/reload"), RoomRig.KEY, "");
        rig.restart();

        assertEquals("Sảnh A", rig.me(wall.token()).getString("name"));
    }

    @Test
    void givenAChangeOfWhichNobodyKnows_whenTheNextComes_thenWhatWasCommittedIsReadFirst() {
        RoomRig.Wall wall = rig.wall("Sảnh A");
        servers.sql("ALTER TABLE screen RENAME TO gone");
        assertEquals(503, rig.status("PATCH", wall.at(""), RoomRig.KEY, "{\"name\":\"Sảnh B\"}"));
        servers.sql("ALTER TABLE gone RENAME TO screen", "UPDATE screen SET name = 'Sảnh B', revision = 2");
        assertEquals("Sảnh A", rig.me(wall.token()).getString("name"));

        rig.answer("POST", wall.at("/show-name"), RoomRig.KEY, "");

        assertEquals("Sảnh B", rig.me(wall.token()).getString("name"));
        assertEquals(2, rig.beat(wall.token()).getLong("revision"));
    }
}
