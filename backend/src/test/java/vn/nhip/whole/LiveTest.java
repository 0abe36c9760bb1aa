package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** What a screen is promised. */
@Timeout(120)
class LiveTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");
    private static final List<String> BOARDS = List.of(
            "board=province&period=month",
            "board=ranking:department&period=2026-11",
            "board=ranking:commune&period=2026-11",
            "board=unit:H48.01&period=30d",
            "board=unit:H48.101&period=year");

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(NOW);
    private final List<Frames> screens = new ArrayList<>();
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        screens.forEach(Frames::close);
        server.close();
    }

    private Frames screen(String query) {
        Frames screen = caller.screen(query);
        screens.add(screen);
        return screen;
    }

    private static JsonObject caseOf(int number, String unit) {
        return aCase("H48-2026-" + (1000 + number))
                .of(unit)
                .received("2026-11-02T08:00:00+07:00")
                .due("2026-11-30")
                .event("e-" + number);
    }

    private void awaitRow(Frames screen, String unit, String count, long value) {
        screen.await(
                unit + " with " + count + " " + value,
                frame -> !frame.getString("type").equals("beat")
                        && Caller.rows(frame).stream()
                                .anyMatch(row -> row.getString("unit").equals(unit)
                                        && row.getJsonObject("counts").getLong(count) == value));
    }

    @Test
    void givenAScreen_whenItConnects_thenTheWholePictureComesFirstAndThenOnlyChanges() {
        caller.sendAndSee(caseOf(1, "H48.01"));
        Frames screen = screen("board=ranking:department&period=2026-11");
        JsonObject snapshot = screen.snapshot();

        caller.sendAndSee(caseOf(2, "H48.02"));

        JsonObject changes =
                screen.await("changes", frame -> frame.getString("type").equals("changes"));
        assertEquals("nhip.v1", screen.subprotocol());
        assertEquals(snapshot, screen.all().get(0));
        assertEquals(3, snapshot.getJsonArray("rows").size());
        assertEquals(false, snapshot.getBoolean("recovered"));
        assertEquals("ranking:department", snapshot.getString("board"));
        assertEquals("2026-11", snapshot.getString("period"));
        assertEquals("2026-11-20T07:31:48Z", snapshot.getString("asOf"));
        assertEquals("2026-11-20T07:31:48Z", snapshot.getString("sourceAt"));
        assertEquals(snapshot.getLong("offset") + 1, changes.getLong("offset"));
        List<String> changed =
                Caller.rows(changes).stream().map(row -> row.getString("unit")).toList();
        assertTrue(changed.contains("H48.02"), changed.toString());
        assertFalse(changed.contains("H48.03"), "nothing has changed there: " + changed);
    }

    @Test
    void givenRandomEvents_whenTheirChangesAreApplied_thenEveryPictureIsTheNextSnapshot() {
        RandomEvents events = new RandomEvents(766, NOW, 40);
        caller.sendAndSee(events.batch(20));
        List<Frames> watching = BOARDS.stream().map(this::screen).toList();
        watching.forEach(Frames::snapshot);

        long position = 0;
        for (int i = 0; i < 60; i++) {
            position = caller.send(events.batch(6)).getLong("position");
            if (i % 3 == 0) caller.see(position);
        }
        caller.see(position);
        // The day's baseline follows late events some ticks behind; one more change carries it to the screens.
        for (int i = 0; i < BOARDS.size(); i++) {
            Frames watched = watching.get(i);
            String board = BOARDS.get(i);
            Until.holds(
                    () -> board + ": " + Picture.of(watched.all()).shown() + " is not "
                            + fresh(board).shown(),
                    java.time.Duration.ofSeconds(10),
                    () -> Picture.of(watched.all()).shown().equals(fresh(board).shown()));
            assertEquals(1, watched.ofType("snapshot").size(), "no second snapshot was needed");
            assertTrue(watched.ofType("changes").size() > 5, board);
        }
    }

    private Picture fresh(String board) {
        try (Frames screen = caller.screen(board)) {
            return Picture.of(List.of(screen.snapshot()));
        }
    }

    @Test
    void givenRandomEvents_whenEveryFrameIsAddedUp_thenNothingIsLostBetweenParentAndChildren() {
        RandomEvents events = new RandomEvents(4, NOW, 60);
        // Cases of the province itself belong to no child; they would be the difference.
        List<Frames> watching = BOARDS.subList(0, 3).stream().map(this::screen).toList();
        watching.forEach(Frames::snapshot);

        long position = 0;
        for (int i = 0; i < 50; i++) {
            List<JsonObject> batch = events.batch(8).stream()
                    .filter(event -> !"H48".equals(event.getJsonObject("data").getString("unit")))
                    .toList();
            position = caller.send(batch).getLong("position");
            if (i % 2 == 0) caller.see(position);
        }
        caller.see(position);
        Frames province = watching.get(0);
        long last = province.last().getLong("offset");
        Until.holds(
                "every frame",
                () -> watching.stream().allMatch(frames -> frames.all().size() > 3));

        int compared = 0;
        for (JsonObject frame : province.all()) {
            if (frame.getString("type").equals("beat")) continue;
            long at = frame.getLong("position");
            JsonObject counts = Caller.rows(frame).get(0).getJsonObject("counts");
            Picture departments = upTo(watching.get(1), at);
            Picture communes = upTo(watching.get(2), at);
            for (String count : counts.fieldNames()) {
                assertEquals(
                        counts.getLong(count),
                        departments.sum(count) + communes.sum(count),
                        count + " at position " + at);
            }
            compared++;
        }
        assertTrue(compared > 10 && last > 10, compared + " frames");
        for (Frames frames : watching) {
            for (JsonObject frame : frames.all()) handledIsOnTimeAndLate(frame);
        }
    }

    private static Picture upTo(Frames frames, long position) {
        return Picture.of(frames.all().stream()
                .filter(frame -> frame.getLong("position") <= position)
                .toList());
    }

    private static void handledIsOnTimeAndLate(JsonObject frame) {
        if (frame.getString("type").equals("beat")) return;
        for (JsonObject row : Caller.rows(frame)) {
            JsonObject counts = row.getJsonObject("counts");
            assertEquals(counts.getLong("handled"), counts.getLong("onTime") + counts.getLong("late"), row.encode());
            assertEquals(counts.getLong("handled"), counts.getLong("completed") + counts.getLong("open"), row.encode());
            assertTrue(counts.getLong("openLate") <= counts.getLong("open"), row.encode());
        }
    }

    @Test
    void givenRandomEvents_whenTotalsChange_thenTheirCausesAddUpToTheCent() {
        RandomEvents events = new RandomEvents(17, NOW, 30);
        List<Frames> watching = BOARDS.stream().map(this::screen).toList();
        watching.forEach(Frames::snapshot);

        long position = 0;
        for (int i = 0; i < 60; i++) {
            position = caller.send(events.batch(5)).getLong("position");
            if (i % 2 == 0) caller.see(position);
        }
        caller.see(position);

        int explained = 0;
        for (Frames frames : watching) {
            Map<String, JsonObject> before = new HashMap<>();
            for (JsonObject frame : frames.all()) {
                if (frame.getString("type").equals("beat")) continue;
                if (frame.getString("type").equals("changes")) explained += addUp(frame, before);
                for (JsonObject row : Caller.rows(frame)) before.put(row.getString("unit"), row);
            }
        }
        assertTrue(explained > 50, explained + " changes of a total were explained");
    }

    private static int addUp(JsonObject frame, Map<String, JsonObject> before) {
        Map<String, Long> caused = new HashMap<>();
        for (JsonObject cause : Caller.objects(frame.getJsonArray("causes"))) {
            caused.merge(cause.getString("unit"), Picture.cents(cause.getDouble("points")), Long::sum);
            assertTrue(cause.getInteger("count") == 1 || !cause.containsKey("case"), cause.encode());
        }
        int explained = 0;
        for (JsonObject row : Caller.rows(frame)) {
            String unit = row.getString("unit");
            long change = Picture.cents(row.getDouble("total"))
                    - Picture.cents(before.get(unit).getDouble("total"));
            assertEquals(change, caused.getOrDefault(unit, 0L), unit + " in " + frame.encode());
            if (change != 0) explained++;
        }
        return explained;
    }

    @Test
    void givenOneCaseThatDidIt_whenATotalChanges_thenTheCauseNamesIt() {
        caller.sendAndSee(caseOf(1, "H48.01"));
        Frames screen = screen("board=unit:H48.01&period=2026-11");
        screen.snapshot();

        caller.sendAndSee(aCase("H48.01-261120-0099")
                .received("2026-11-02T08:00:00+07:00")
                .due("2026-11-03")
                .event("late"));

        JsonObject changes =
                screen.await("changes", frame -> frame.getString("type").equals("changes"));
        JsonObject cause = Caller.objects(changes.getJsonArray("causes")).stream()
                .filter(one -> one.getString("component").equals("2.1"))
                .findFirst()
                .orElseThrow();
        assertEquals("…0099", cause.getString("case"));
        assertEquals(1, cause.getInteger("count"));
        assertEquals(-10.00, cause.getDouble("points"));
        assertEquals("H48.01", cause.getString("unit"));
    }

    @Test
    void givenOnlyTime_whenADueDatePasses_thenTheCauseIsThatOneCase() {
        caller.sendAndSee(aCase("H48.01-261120-0042")
                .received("2026-11-19T08:00:00+07:00")
                .due("2026-11-20T15:00:00+07:00")
                .event("due"));
        Frames screen = screen("board=ranking:department&period=7d");
        screen.snapshot();

        clock.set(Instant.parse("2026-11-20T08:00:01Z"));

        JsonObject changes =
                screen.await("changes", frame -> frame.getString("type").equals("changes"));
        JsonObject cause = changes.getJsonArray("causes").getJsonObject(0);
        assertEquals("2.1", cause.getString("component"));
        assertEquals(-20.00, cause.getDouble("points"));
        assertEquals("…0042", cause.getString("case"));
    }

    @Test
    void givenAFigureOfOneDepartment_whenItsBandChanges_thenTheProvincesBandsFollow() {
        caller.sendAndSee(caseOf(1, "H48.01"));
        Frames screen = screen("board=province&period=2026-11");
        JsonObject bands = Caller.rows(screen.snapshot()).get(0).getJsonObject("bands");
        assertEquals(1, bands.getInteger("weak"));

        // Group 1 and the rest filled by figures of the department alone: the province's own row stays as it is.
        List<JsonObject> figures = new ArrayList<>();
        for (JsonObject component : Caller.objects(
                caller.json("/api/v1/about").getJsonObject("catalogue").getJsonArray("components"))) {
            String id = component.getString("id");
            figures.add(Event.figure("f-" + id, "H48.01", "2026-11", id, 10, 10));
        }
        caller.sendAndSee(figures);
        String band = caller.sheet("H48.01", "2026-11").getString("band");
        assertNotEquals("weak", band);

        screen.await(
                "the band " + band,
                frame -> !frame.getString("type").equals("beat")
                        && Caller.rows(frame).get(0).getJsonObject("bands").getInteger(band) == 1);
    }

    // ---- coming back

    @Test
    void givenAScreenThatWasAway_whenItComesBack_thenItIsSentWhatItMissed() {
        caller.sendAndSee(caseOf(1, "H48.01"));
        Frames before = screen("board=ranking:department&period=2026-11");
        caller.sendAndSee(caseOf(2, "H48.01"));
        awaitRow(before, "H48.01", "received", 2);
        Picture picture = Picture.of(before.all());
        before.close();
        for (int i = 3; i < 9; i++) caller.sendAndSee(caseOf(i, "H48.0" + (1 + i % 3)));

        Frames after = screen(
                "board=ranking:department&period=2026-11&epoch=" + picture.epoch() + "&offset=" + picture.offset());
        awaitRow(after, "H48.03", "received", 2);

        assertTrue(after.ofType("snapshot").isEmpty());
        assertEquals(true, after.all().get(0).getBoolean("recovered"));
        assertEquals(picture.offset() + 1, after.all().get(0).getLong("offset"));
        assertFalse(after.all().get(1).containsKey("recovered"));
        after.all().forEach(picture::apply);
        Picture now = fresh("board=ranking:department&period=2026-11");
        assertEquals(now.shown(), picture.shown());
        assertEquals(now.offset(), picture.offset());
    }

    @Test
    void givenAScreenThatMissedNothing_whenItComesBack_thenItIsToldSo() {
        JsonObject snapshot = screen("board=province").snapshot();

        Frames back =
                screen("board=province&epoch=" + snapshot.getString("epoch") + "&offset=" + snapshot.getLong("offset"));

        JsonObject first = back.await("a frame", frame -> true);
        assertEquals("beat", first.getString("type"));
        assertEquals(true, first.getBoolean("recovered"));
        assertEquals(snapshot.getLong("offset"), first.getLong("offset"));
    }

    @Test
    void givenAnEpochOrAnOffsetThatNeverWas_whenAScreenComes_thenItStartsAnew() {
        String epoch = screen("board=province").snapshot().getString("epoch");

        for (String query : List.of(
                "&epoch=other&offset=0",
                "&epoch=" + epoch + "&offset=99",
                "&epoch=" + epoch + "&offset=-5",
                "&epoch=" + epoch + "&offset=x",
                "&epoch=" + epoch)) {
            JsonObject first = screen("board=province" + query).await("a frame", frame -> true);

            assertEquals("snapshot", first.getString("type"), query);
            assertEquals(false, first.getBoolean("recovered"));
        }
    }

    @Test
    void givenAServerThatStartsAgain_whenAScreenComesBack_thenEpochAndPictureAreNew() {
        // Of today, so that the day's baseline does not follow it some ticks later.
        caller.sendAndSee(aCase("H48.01-1")
                .received("2026-11-20T08:00:00+07:00")
                .due("2026-11-30")
                .event("e-1"));
        Frames before = screen("board=province");
        JsonObject snapshot = before.snapshot();

        server.stop();
        assertEquals(4001, before.closeCode());
        assertTrue(Integer.parseInt(before.closeReason()) > 0);
        server = RunningServer.start(directory, clock);
        caller = server.caller();
        Frames after =
                screen("board=province&epoch=" + snapshot.getString("epoch") + "&offset=" + snapshot.getLong("offset"));

        JsonObject first = after.snapshot();
        assertNotEquals(snapshot.getString("epoch"), first.getString("epoch"));
        assertEquals(
                Picture.of(List.of(snapshot)).shown(),
                Picture.of(List.of(first)).shown());
    }

    @Test
    void givenRedisEmptied_whenEventsGoOn_thenTheSameConnectionGoesOnWithoutAHole() {
        caller.sendAndSee(caseOf(1, "H48.01"));
        Frames screen = screen("board=ranking:department&period=2026-11");
        screen.snapshot();

        try (Stores stores = new Stores(servers)) {
            stores.redis(Command.FLUSHALL);
        }
        caller.sendAndSee(caseOf(2, "H48.02"));

        awaitRow(screen, "H48.02", "received", 1);
        assertEquals(
                fresh("board=ranking:department&period=2026-11").shown(),
                Picture.of(screen.all()).shown());
    }

    // ---- time

    @Test
    void givenNothingHappens_thenABeatSaysThatTheServerIsThere() {
        Frames screen = screen("board=province");
        JsonObject snapshot = screen.snapshot();

        JsonObject beat =
                screen.await("a beat", frame -> frame.getString("type").equals("beat"));

        assertEquals(snapshot.getLong("offset"), beat.getLong("offset"));
        assertEquals("test-build", beat.getString("build"));
        assertEquals(1, beat.getJsonArray("sources").size());
    }

    @Test
    void givenAMonthThatEnds_thenItsScreensComeAgainAndFollowTheNewOne() {
        Frames screen = screen("board=province&period=month");
        assertEquals("2026-11", screen.snapshot().getString("period"));

        clock.set(Instant.parse("2026-11-30T17:00:01Z"));

        assertEquals(4001, screen.closeCode());
        assertEquals("2026-12", screen("board=province&period=month").snapshot().getString("period"));
        assertEquals(4500, screen("board=province&period=2026-11").closeCode());
    }

    @Test
    void givenAMidnight_whenLateNewsAndWorkFollow_thenEachDeltaIsTheDifferenceOfWhatWasShownAndWhatTheCausesTold() {
        RandomEvents events = new RandomEvents(24, NOW, 40);
        for (int i = 0; i < 6; i++) caller.sendAndSee(events.batch(40));
        List<Frames> watching = BOARDS.stream().map(this::screen).toList();
        watching.forEach(Frames::snapshot);
        caller.sendAndSee(events.batch(10));
        List<Picture> shown = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < BOARDS.size(); i++) {
            shown.add(awaitFresh(watching.get(i), BOARDS.get(i)));
            seen.add(watching.get(i).all().size());
        }

        clock.set(Instant.parse("2026-11-20T17:00:03Z"));
        caller.sendAndSee(events.batch(30));
        caller.sendAndSee(aCase("H48.01-261121-0001")
                .received("2026-11-20T08:00:00+07:00")
                .due("2026-11-20T09:00:00+07:00")
                .finished("2026-11-20T23:30:00+07:00")
                .event("told-late"));

        List<String> told = new ArrayList<>();
        for (int i = 0; i < BOARDS.size(); i++) {
            Picture now = awaitCompared(watching.get(i), BOARDS.get(i));
            told.addAll(now.shown());
            List<JsonObject> since = watching.get(i)
                    .all()
                    .subList(seen.get(i), watching.get(i).all().size());
            for (JsonObject row : now.rows().values()) assertDelta(row, shown.get(i), since);
        }

        server.stop();
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
        caller = server.caller();
        List<String> again = new ArrayList<>();
        for (String board : BOARDS) {
            Until.holds(
                    "compared after a restart",
                    () -> Caller.rows(freshFrame(board)).stream().anyMatch(row -> row.getValue("listDelta") != null));
            again.addAll(fresh(board).shown());
        }
        assertEquals(told, again, "a restart tells the same");
    }

    private JsonObject freshFrame(String board) {
        try (Frames screen = caller.screen(board)) {
            return screen.snapshot();
        }
    }

    private Picture awaitFresh(Frames watched, String board) {
        Until.holds(
                () -> board + " is " + Picture.of(watched.all()).shown(),
                java.time.Duration.ofSeconds(10),
                () -> Picture.of(watched.all()).shown().equals(fresh(board).shown()));
        return Picture.of(watched.all());
    }

    /** Until all of yesterday's last picture is compared with, and what came late of it is told too. */
    private Picture awaitCompared(Frames watched, String board) {
        Until.holds(
                () -> board + ": " + Caller.rows(freshFrame(board)),
                java.time.Duration.ofSeconds(20),
                () -> isCompared(freshFrame(board), board.endsWith("30d")));
        return awaitFresh(watched, board);
    }

    private static boolean isCompared(JsonObject frame, boolean rolls) {
        List<JsonObject> rows = Caller.rows(frame);
        return "2026-11-20T17:00:00Z".equals(frame.getString("baseline"))
                && rows.stream().anyMatch(row -> row.getValue("listDelta") != null)
                // All of it was of yesterday, but for what a window lost.
                && (rolls
                        || rows.stream()
                                .allMatch(row -> Objects.equals(row.getValue("delta"), row.getValue("lateDelta"))));
    }

    private static void assertDelta(JsonObject row, Picture shown, List<JsonObject> since) {
        String unit = row.getString("unit");
        JsonObject was = shown.row(unit);
        if (!was.getBoolean("cases")) {
            assertEquals(null, row.getValue("delta"), row.encode());
            return;
        }
        long delta = Picture.cents(row.getDouble("delta"));
        assertEquals(
                Picture.cents(row.getDouble("total")) - Picture.cents(was.getDouble("total")), delta, row.encode());
        long caused = since.stream()
                .filter(frame -> frame.getString("type").equals("changes"))
                .flatMap(frame -> Caller.objects(frame.getJsonArray("causes")).stream())
                .filter(cause -> cause.getString("unit").equals(unit))
                .mapToLong(cause -> Picture.cents(cause.getDouble("points")))
                .sum();
        assertEquals(delta, caused, unit);
    }

    // ---- refusals

    @Test
    void givenAnUnknownBoardOrPeriod_thenTheScreenIsToldNotToComeBack() {
        for (String query : List.of(
                "board=unit:H99",
                "board=ranking:province",
                "board=ranking:planet",
                "board=",
                "board=unit:",
                "period=2026-10",
                "period=nonsense",
                "period=2027")) {
            assertEquals(4500, screen(query).closeCode(), query);
        }
    }

    @Test
    void givenAScreenThatSends_thenItIsClosed() {
        Frames screen = screen("board=province");
        screen.snapshot();

        screen.say("hello");

        assertEquals(4501, screen.closeCode());
    }

    @Test
    void givenTooManyFromOneAddress_thenTheNextIsRefusedAndAFreePlaceIsGivenAgain() {
        server.stop();
        server = RunningServer.start(
                SmallProvince.on(servers)
                        .limits("{tickMillis: 40, screensPerAddress: 2}")
                        .in(directory),
                clock);
        caller = server.caller();
        Frames first = screen("board=province");
        first.snapshot();
        screen("board=province").snapshot();

        assertEquals(4503, screen("board=province").closeCode());

        first.close();
        Until.holds("a place is free", () -> {
            Frames again = screen("board=province");
            Until.holds("an answer", () -> again.isClosed() || !again.all().isEmpty());
            return !again.isClosed();
        });
    }
}
