package vn.nhip.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.score.Cause;
import vn.nhip.score.Made;
import vn.nhip.score.Scores;
import vn.nhip.wire.Now;

class BoardChannelTest {
    private static final int HISTORY = 5;
    private static final Now NOW = new Now(Instant.parse("2026-11-20T07:31:48.120Z"), 1, List.of(), List.of());

    private final LiveMeters meters = new LiveMeters(new SimpleMeterRegistry());
    private final BoardChannel channel = channel("ranking:department");
    private long handled;

    private BoardChannel channel(String board) {
        return channel(board, HISTORY);
    }

    private BoardChannel channel(String board, int history) {
        Board parsed = Board.parse(board, Made.UNITS).orElseThrow();
        return new BoardChannel(
                new BoardChannel.Key(parsed, "2026-11", Made.VIEW),
                history,
                new FrameCodec("build", () -> Made.DAYS),
                meters);
    }

    private static Cause cause(UnitCode unit) {
        return new Cause(Made.AS_OF, unit, "short", "2.1", new BigDecimal("0.10"), CauseKind.CASE, 1, "…0001");
    }

    private Scores scores() {
        return new Made()
                .has(Made.JUSTICE, handled, handled)
                .scores(handled, List.of(cause(Made.JUSTICE)), Made.JUSTICE);
    }

    private void change() {
        handled++;
        channel.changed(scores(), NOW);
    }

    private FakeWire greeted(String epoch, long offset) {
        FakeWire wire = new FakeWire();
        channel.greet(new Screen(wire, meters), epoch, offset, scores(), NOW);
        return wire;
    }

    private static List<Long> offsets(FakeWire wire) {
        return wire.frames().stream().map(frame -> frame.getLong("offset")).toList();
    }

    @Test
    void givenAScreen_thenItGetsASnapshotAndChangesWithoutHoles() {
        change();
        FakeWire wire = greeted("", -1);

        change();
        change();

        assertEquals(List.of(1L, 2L, 3L), offsets(wire));
        assertEquals("snapshot", wire.frames().get(0).getString("type"));
        assertEquals(2, wire.frames().get(0).getJsonArray("rows").size());
        assertEquals(1, wire.last().getJsonArray("rows").size());
        assertEquals(1, wire.last().getJsonArray("causes").size());
    }

    @Test
    void givenAScreenThatHasSaidGoodbye_whenSomethingChanges_thenTheOthersAreTold() {
        FakeWire going = greeted("", -1);
        FakeWire staying = greeted("", -1);
        going.closed = true;

        change();
        change();

        assertEquals(List.of(0L), offsets(going));
        assertEquals(List.of(0L, 1L, 2L), offsets(staying));
    }

    @Test
    void givenATickThatTouchedOthersOnly_thenNothingIsSentAndNoOffsetIsSpent() {
        FakeWire wire = greeted("", -1);

        channel.changed(new Made().has(Made.COMMUNE, 1, 1).scores(9, List.of(cause(Made.COMMUNE)), Made.COMMUNE), NOW);
        change();

        assertEquals(List.of(0L, 1L), offsets(wire));
    }

    @Test
    void givenMoreRowsThanTenPictures_thenTheOldestAreNotKeptHoweverManyFramesMayBe() {
        BoardChannel busy = channel("ranking:department", 1_000);
        for (int i = 0; i < 300; i++) {
            handled++;
            busy.changed(scores(), NOW);
        }
        FakeWire missedMuch = new FakeWire();
        FakeWire missedLittle = new FakeWire();

        busy.greet(new Screen(missedMuch, meters), busy.epoch, 50, scores(), NOW);
        busy.greet(new Screen(missedLittle, meters), busy.epoch, 150, scores(), NOW);

        assertEquals("snapshot", missedMuch.last().getString("type"));
        assertEquals(150, missedLittle.frames().size());
    }

    @Test
    void givenAScreenThatMissedSome_whenTheyAreStillKept_thenItGetsExactlyThose() {
        for (int i = 0; i < 4; i++) change();

        FakeWire wire = greeted(channel.epoch, 2);

        assertEquals(List.of(3L, 4L), offsets(wire));
        assertEquals(true, wire.frames().get(0).getBoolean("recovered"));
        assertFalse(wire.frames().get(1).containsKey("recovered"));
    }

    @Test
    void givenEveryOffsetThatWasEverSeen_whenAScreenComesBack_thenItRecoversOrStartsAnewButNeverSkips() {
        for (int i = 0; i < 20; i++) change();

        for (long known = -1; known <= 21; known++) {
            FakeWire wire = greeted(channel.epoch, known);
            String first = wire.frames().get(0).getString("type");
            boolean kept = known >= 20 - HISTORY && known <= 20;
            assertEquals(kept ? known == 20 ? "beat" : "changes" : "snapshot", first, "offset " + known);
            assertEquals(20, wire.last().getLong("offset"));
            assertEquals(kept ? Math.max(1, 20 - known) : 1, wire.written.size(), "offset " + known);
        }
        assertEquals("snapshot", greeted("another", 20).frames().get(0).getString("type"));
    }

    @Test
    void givenAScreenThatWasBehind_whenItCatchesUp_thenItGetsTheNewestPictureAndGoesOnFromThere() {
        FakeWire wire = new FakeWire();
        Screen screen = new Screen(wire, meters);
        channel.greet(screen, "", -1, scores(), NOW);
        wire.full = true;
        for (int i = 0; i < 3000; i++) change();
        assertEquals(1, wire.written.size());

        wire.full = false;
        screen.resume();
        channel.catchUp(screen, scores(), NOW);
        change();

        assertEquals(List.of(0L, 3000L, 3001L), offsets(wire));
        JsonObject snapshot = wire.frames().get(1);
        assertEquals("snapshot", snapshot.getString("type"));
        assertEquals(
                3000,
                snapshot.getJsonArray("rows")
                        .getJsonObject(0)
                        .getJsonObject("counts")
                        .getLong("received"));
    }

    @Test
    void givenASnapshot_thenItTellsTheLastCausesNewestFirst() {
        for (int i = 0; i < 30; i++) change();

        JsonObject snapshot = greeted("", -1).last();

        assertEquals(12, snapshot.getJsonArray("recent").size());
    }

    @Test
    void givenAPageThatCameWithThePicture_whenItsScreenFollowsByEpochAndOffset_thenItIsNotSentThePictureAgain() {
        JsonObject picture = new JsonObject(channel.picture(scores(), NOW));
        FakeWire wire = greeted(picture.getString("epoch"), picture.getLong("offset"));
        change();

        assertEquals("snapshot", picture.getString("type"));
        assertEquals(
                List.of("beat", "changes"),
                wire.frames().stream().map(frame -> frame.getString("type")).toList());
    }

    @Test
    void givenAPictureThatWasAskedForBefore_whenAScoreChanges_thenTheNextOneTellsIt() {
        String before = new JsonObject(channel.picture(scores(), NOW))
                .getJsonArray("rows")
                .encode();
        change();

        assertFalse(before.equals(new JsonObject(channel.picture(scores(), NOW))
                .getJsonArray("rows")
                .encode()));
    }

    @Test
    void givenABeat_thenItCarriesEpochAndOffsetAndSpendsNone() {
        FakeWire wire = greeted("", -1);

        channel.beat(scores(), NOW);
        change();

        assertEquals(List.of(0L, 0L, 1L), offsets(wire));
        assertEquals(channel.epoch, wire.frames().get(1).getString("epoch"));
    }

    @Test
    void givenOnlyADepartmentsBand_whenItChanges_thenTheProvincesRowIsSentAgain() {
        BoardChannel province = channel("province");
        FakeWire wire = new FakeWire();
        Made weak = new Made().has(Made.JUSTICE, 10, 0);
        province.greet(new Screen(wire, meters), "", -1, weak.scores(1, List.of()), NOW);
        Made better = new Made().has(Made.JUSTICE, 10, 0);
        for (var component : Made.CATALOGUE.components()) better.figure(Made.JUSTICE, component.id(), "1", "1");

        province.changed(better.scores(2, List.of(), Made.JUSTICE), NOW);
        province.changed(better.scores(3, List.of(), Made.JUSTICE), NOW);

        assertEquals(List.of(0L, 1L), offsets(wire));
        JsonObject bands = wire.last().getJsonArray("rows").getJsonObject(0).getJsonObject("bands");
        assertEquals(0, bands.getInteger("weak"), bands.encode());
        assertTrue(wire.last().getJsonArray("causes").isEmpty());
    }
}
