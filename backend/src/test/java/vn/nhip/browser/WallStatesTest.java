package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the picture says of itself while the feed, the network or the server fails, and afterwards. */
class WallStatesTest extends AtAWall.Living {
    private WallPage show(WallPage.Kind kind) {
        page = new WallPage(screens.browser(), kind);
        return page.open(wall.page());
    }

    private WallPage live() {
        wall.improve(wall.news.busy().get(5));
        return show(WallPage.Kind.wall().with("honest")).awaitState("live").awaitFigures();
    }

    /** Seconds in {@code Số liệu đến 14:31:48 · 12 giây trước}. */
    private static int seconds(String age) {
        Matcher words = Pattern.compile("· (?:(\\d+) phút )?(\\d+) giây trước").matcher(age);
        assertTrue(words.find(), "an age in seconds: " + age);
        return (words.group(1) == null ? 0 : 60 * Integer.parseInt(words.group(1))) + Integer.parseInt(words.group(2));
    }

    private Map<?, ?> firstOf(String state) {
        for (Object one : (List<?>) page.page.evaluate("window.__states")) {
            Map<?, ?> passed = (Map<?, ?>) one;
            if (passed.get("state").equals(state)) return passed;
        }
        throw new AssertionError("never was " + state);
    }

    @Test
    void givenAServerThatIsSlowToAnswer_thenThePageShowsBonesAndNoFigureUntilItCan() {
        List<Route> held = new ArrayList<>();
        show(WallPage.Kind.wall().bare().before(before -> before.route("**/api/v1/about", held::add)));
        page.await("document.getElementById('stage').hasAttribute('data-bones')");

        assertEquals("loading", page.state());
        assertEquals("Đang tải", page.text("#state-word"));
        assertEquals(List.of(), page.units());
        String figures =
                "[...document.querySelectorAll('.num')].map((node) => node.textContent).filter((text) => /\\d/.test(text))";
        List<String> drawn = new ArrayList<>(page.strings(figures));
        drawn.removeAll(List.of(page.text("#clock")));
        assertEquals(List.of(), drawn, "figures before there are any");

        Until.within(Duration.ofSeconds(5), () -> !held.isEmpty());
        held.forEach(Route::resume);
        page.awaitState("live").awaitFigures();
        page.assertNoComplaint();
    }

    @Test
    void givenTheFirstPicture_thenItsAgeStandsThereWithinASecond() {
        live();

        double pictured = page.number("window.__scores[0].at");
        page.await(
                "/^Số liệu đến \\d\\d:\\d\\d:\\d\\d · \\d+ giây trước$/.test(document.getElementById('age').textContent)",
                1_000);

        assertEquals("Trực tiếp", page.text("#state-word"));
        assertTrue(page.number("performance.now()") - pictured < 1_000 + 15_000);
        assertTrue(page.text(".place").contains("Tỉnh Quảng Ngãi · 766/QĐ-TTg · tháng 11/2026"), page.text(".place"));
        assertTrue(page.page.isVisible(".demo"), "invented figures are called invented");
    }

    @Test
    void givenAScreenWhoseClockIsThreeHoursFast_thenItShowsTheSameAgeAndTimeAsOthers() {
        WallPage right = live();
        try (WallPage wrong =
                new WallPage(screens.browser(), WallPage.Kind.wall().with("wrong-clock"))) {
            wrong.open(wall.page()).awaitState("live").awaitFigures();

            assertTrue(wrong.number("Date.now()") - right.number("Date.now()") > 2.9 * 3600 * 1000);
            int difference = seconds(wrong.text("#age")) - seconds(right.text("#age"));
            // The two hear different beats, five seconds apart at most.
            assertTrue(Math.abs(difference) <= 6, wrong.text("#age") + " against " + right.text("#age"));
            assertEquals(
                    right.text("#clock").substring(0, 3), wrong.text("#clock").substring(0, 3));
            assertEquals(right.text(".date"), wrong.text(".date"));
        }
    }

    @Test
    void givenContactWithoutChange_thenThePictureIsCalledQuietAndNeverOld() {
        wall.improve(wall.news.busy().get(5));
        wall.clock.skip(Duration.ofMinutes(7));
        wall.speakAgain();
        Until.within(
                Duration.ofSeconds(5),
                () -> wall.get("/api/v1/about").path("now").isTextual());

        show(WallPage.Kind.wall()).awaitState("quiet");
        page.await("/^ · không đổi từ \\d\\d:\\d\\d$/.test(document.getElementById('state-note').textContent)");
        page.photograph("quiet");

        assertEquals("Trực tiếp", page.text("#state-word"));
        assertTrue(page.text("#age").startsWith("đã kiểm tra "), page.text("#age"));
        assertEquals("none", page.page.evaluate("getComputedStyle(document.querySelector('.main')).filter"));
        wall.improve(wall.news.busy().get(5));
        page.awaitState("live");
        assertFalse(page.strings("window.__states.map((passed) => passed.word)").contains("Số liệu cũ"));
        page.assertNoComplaint();
    }

    @Test
    void givenASilentFeed_whenItsPromiseIsBroken_thenThePictureTurnsSlowThenOldAndBack() {
        live();
        String shape = page.page.getAttribute(".state-icon path", "d");

        wall.fallSilent();
        page.awaitState("delayed");
        page.photograph("delayed");
        assertEquals("Chậm", page.text("#state-word"));
        assertNotEquals(shape, page.page.getAttribute(".state-icon path", "d"), "told without colour too");
        assertFalse(page.page.isVisible(".banner"));
        assertAgeAtEdge("delayed", LiveWall.PROMISED_SECONDS * 3 / 2);

        // Ten seconds of the server's time, so that the rest of the wait is short and the edge is still walked over.
        wall.clock.skip(Duration.ofSeconds(10));
        page.awaitState("stale");
        page.photograph("stale");
        assertEquals("Số liệu cũ", page.text("#state-word"));
        assertAgeAtEdge("stale", LiveWall.PROMISED_SECONDS * 5);
        assertTrue(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
        assertTrue(page.page.isVisible(".banner"));
        assertTrue(page.text(".banner").contains("không dùng để kết luận"), page.text(".banner"));
        for (String part : List.of(".main", ".left")) {
            Object filter = page.page.evaluate("getComputedStyle(document.querySelector('" + part + "')).filter");
            assertTrue(filter.toString().contains("grayscale(1)"), part + ": " + filter);
        }
        assertTrue(page.units().size() >= 5, "the last picture is kept");

        wall.speakAgain();
        page.awaitState("live");
        assertFalse(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
        page.assertHonest();
        page.assertNoComplaint();
    }

    private void assertAgeAtEdge(String state, int seconds) {
        Map<?, ?> passed = firstOf(state);
        // The age is written in the same quarter of a second as the state, which the recorder may read first.
        int shown = seconds(String.valueOf(passed.get("age")));
        assertTrue(shown >= seconds - 1 && shown <= seconds + 2, state + " at " + passed);
    }

    @Test
    void givenABlackHole_whenTheLinkIsSilent_thenItSaysOfflineAndComesBackByItself() {
        live();
        double realm = page.number("window.__realm");
        String province = page.text("#province-score");

        wall.network().swallow();
        double cut = page.number("performance.now()");
        page.age(15_000);
        page.awaitState("offline");
        double noticed = page.number("performance.now()") - cut;
        page.photograph("offline");

        assertTrue(noticed <= 30_000, "noticed after " + noticed);
        assertEquals("Mất kết nối", page.text("#state-word"));
        assertEquals(" · tự nối lại", page.text("#state-note"));
        assertEquals(province, page.text("#province-score"), "the old picture is kept");

        wall.improve(wall.news.busy().get(6));
        wall.network().mend();
        page.age(15_000);
        page.await("/đã nối lại/.test(document.getElementById('state-note').textContent)", 30_000);

        assertEquals("live", page.state());
        assertEquals(realm, page.number("window.__realm"), "without a reload");
        String newest = MovingWallTest.shown(wall.sheet("H48").path("total"));
        page.await("document.getElementById('province-score').textContent === '" + newest + "'");
        assertNoRowTwice();
        assertOffsetsWithoutHoles();
        page.assertHonest();
        page.assertNoComplaintBut();
    }

    @Test
    void givenAKilledServer_whenItIsStartedAgain_thenThePictureIsKeptMarkedAndCarriedOn() {
        live();
        double realm = page.number("window.__realm");
        Map<String, String> before = new HashMap<>();
        for (JsonNode row : wall.ranking()) {
            before.put(row.path("unit").asText(), MovingWallTest.shown(row.path("total")));
        }

        wall.kill();
        wall.clock.skip(Duration.ofSeconds(70));
        page.age(20_000);
        page.awaitState("offline");
        for (String unit : page.units()) {
            String kept = page.score(unit);
            assertTrue(kept.equals("–") || kept.equals(before.get(unit)), unit + " shows " + kept);
        }
        assertTrue(page.units().size() >= 5, "the old picture is kept");
        assertEquals("Mất kết nối", page.text("#state-word"));

        wall.startAgain();
        wall.improve(wall.news.busy().get(7));
        page.await("document.getElementById('stage').dataset.state === 'live'", 45_000);
        String newest = MovingWallTest.shown(wall.sheet("H48").path("total"));
        page.await("document.getElementById('province-score').textContent === '" + newest + "'", 10_000);
        assertEquals(realm, page.number("window.__realm"), "without a reload");
        assertNoRowTwice();
        assertTrue(epochs() >= 2, "the server counts anew");
        page.assertHonest();
        page.assertNoComplaintBut();
    }

    private void assertNoRowTwice() {
        List<String> units = page.units();
        assertEquals(new HashSet<>(units).size(), units.size(), "rows: " + units);
    }

    /** Of the board that came with the page, and of every frame since that tells one: a picture may have come over HTTP. */
    private long epochs() {
        Stream<String> told = page
                .strings(
                        "Object.entries(JSON.parse(document.getElementById('told').textContent).frames)"
                                + ".filter(([board]) => board.startsWith('ranking:department')).map(([, frame]) => frame.epoch)")
                .stream();
        Stream<String> heard = page.heard.stream()
                .filter(one -> one.ofDepartments() && one.frame().has("epoch"))
                .map(one -> one.frame().path("epoch").asText());
        return Stream.concat(told, heard).distinct().count();
    }

    /** Within an epoch each change follows the one before it, also over a broken connection. */
    private void assertOffsetsWithoutHoles() {
        Map<String, Long> last = new HashMap<>();
        for (WallPage.Heard heard : page.heard) {
            String board = heard.ofDepartments() ? "departments" : "province";
            JsonNode frame = heard.frame();
            long offset = frame.path("offset").asLong();
            if (heard.type().equals("changes")) assertEquals(last.get(board) + 1, offset, board);
            last.put(board, offset);
        }
    }

    @Test
    void givenALostFrame_thenThePageAsksForAFreshSnapshotAndShowsWhatTheApiSays() {
        boolean[] dropped = {false};
        page = new WallPage(screens.browser(), WallPage.Kind.wall().before(before -> dropFirstChange(before, dropped)));
        wall.improve(wall.news.busy().get(5));
        page.open(wall.page()).awaitState("live").awaitFigures();

        wall.improve(wall.news.busy().get(8));
        wall.improve(wall.news.busy().get(9));
        page.page.waitForCondition(() -> dropped[0]);
        page.await("window.__departments.length > 1", 20_000);

        List<String> opened = page.strings("window.__departments");
        assertFalse(opened.get(1).contains("offset="), "a fresh snapshot, not what came after: " + opened);
        for (JsonNode row : wall.ranking()) {
            String unit = row.path("unit").asText();
            if (!page.units().contains(unit) || row.path("rank").isNull()) continue;
            page.awaitScore(unit, MovingWallTest.shown(row.path("total")), 10_000);
        }
    }

    /** Between the page and the server one frame with changes of the departments gets lost. */
    private static void dropFirstChange(Page page, boolean[] dropped) {
        page.addInitScript("window.__departments = [];"
                + "const Plain = WebSocket; window.WebSocket = class extends Plain { constructor(url, protocols) {"
                + " super(url, protocols); if (url.includes('department')) window.__departments.push(url); } };");
        page.routeWebSocket(Pattern.compile("ranking:department"), route -> {
            var server = route.connectToServer();
            server.onMessage(message -> {
                boolean changes = message.text().contains("\"type\":\"changes\"");
                if (changes && !dropped[0]) dropped[0] = true;
                else route.send(message.text());
            });
        });
    }
}
