package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** A reload at the worst moment, and browsers that cannot run the wall at all. */
class WallOutageTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    /** Everything that the page has loaded lies on the worker's shelf, and its picture beside it. */
    private static final String KEPT = "(async () => { const shell = await caches.open('nhip-shell');"
            + " const last = await caches.open('nhip-last-picture');"
            + " const loaded = performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname).filter((path) => path.startsWith('/b/'));"
            + " const found = await Promise.all(['/man/', ...loaded].map((path) => shell.match(path)));"
            + " return loaded.length > 6 && found.every(Boolean) && (await last.keys()).length > 0 && Boolean(navigator.serviceWorker.controller); })()";

    private static LiveWall wall;
    private WallPage page;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @AfterEach
    void repair() {
        if (page != null) page.close();
        wall.repair();
    }

    /** A wall that has been up for a while. */
    private void keepThePicture() {
        wall.improve(wall.news.busy().get(3));
        page = new WallPage(screens.browser(), WallPage.Kind.wall().with("honest")).open(wall.page());
        page.awaitState("live").awaitFigures();
        // Asked from here: a wait inside the page takes a promise for a yes.
        Until.within(Duration.ofSeconds(60), () -> page.truth(KEPT));
    }

    @Test
    void givenAKilledServer_whenThePageIsReloaded_thenOurPageShowsTheLastPictureMarkedOldAndCarriesOn() {
        keepThePicture();
        String province = page.text("#province-score");
        String first = page.units().get(0);
        String score = page.score(first);
        double realm = page.number("window.__realm");

        wall.kill();
        page.page.reload();
        page.awaitFigures();

        assertNotEquals(realm, page.number("window.__realm"), "another page");
        assertEquals(province, page.text("#province-score"));
        assertEquals(score, page.score(first));
        page.awaitState("offline");
        assertEquals("Mất kết nối", page.text("#state-word"));
        assertTrue(page.text("#age").matches("Số liệu đến \\d\\d:\\d\\d:\\d\\d · .* trước"), page.text("#age"));
        page.photograph("reloaded-offline");
        page.age(60_000);
        page.await("document.getElementById('stage').hasAttribute('data-drained')");
        assertTrue(page.text(".banner").contains("không dùng để kết luận"), page.text(".banner"));
        page.photograph("reloaded-stale");

        wall.startAgain();
        page.age(30_000);
        page.await("document.getElementById('stage').dataset.state === 'live'", 45_000);
        String newest = MovingWallTest.shown(
                wall.get("/api/v1/units/H48/sheet?period=30d").path("total"));
        page.await("document.getElementById('province-score').textContent === '" + newest + "'", 30_000);
        page.assertHonest();
        page.assertNoComplaintBut();
    }

    @Test
    void givenANetworkThatSwallowsEverything_whenThePageIsReloaded_thenOurPageShowsTheLastPictureMarkedOld() {
        keepThePicture();
        String province = page.text("#province-score");
        double realm = page.number("window.__realm");

        wall.network().swallow();
        page.page.reload();
        page.awaitFigures();

        assertNotEquals(realm, page.number("window.__realm"), "another page");
        assertEquals(province, page.text("#province-score"));
        page.awaitState("offline");
        page.assertHonest();

        wall.network().mend();
        page.age(30_000);
        page.await("document.getElementById('stage').dataset.state === 'live'", 60_000);
        page.assertHonest();
        page.assertNoComplaintBut();
    }

    @Test
    void givenABrowserThatCannotRunTheWall_thenItIsLedToThePlainPage() {
        page = new WallPage(
                screens.browser(),
                WallPage.Kind.wall().before(before -> before.route("**/js/main.*.js", route -> route.abort())));
        page.open(wall.page());
        page.page.waitForURL("**/man/thu/don-gian");

        assertEquals(MovingWallTest.shown(wall.sheet("H48").path("total")), page.text(".total b"));
        page.photograph("plain");
        assertEquals(0, page.number("document.scripts.length"));
    }

    @Test
    void givenThePlainPage_thenItSaysTheFiguresOfTheApiAndTheirAgeInWords() throws IOException, InterruptedException {
        String html = plain();
        for (JsonNode row :
                wall.get("/api/v1/ranking?kind=department&period=30d").path("rows")) {
            if (row.path("rank").isNull()) continue;
            String line = "<td class=\"n\">" + row.path("rank").asText() + "</td><td class=\"name\">"
                    + row.path("name").asText() + "</td>";
            assertTrue(html.contains(line), line);
            assertTrue(html.contains(">" + MovingWallTest.shown(row.path("total")) + "</td></tr>"), row.toString());
        }
        assertTrue(html.contains(" · 30 ngày qua "), html);
        assertTrue(html.contains("<meta http-equiv=\"refresh\" content=\"60\">"));
        assertTrue(html.contains("Đang cập nhật") && html.contains(" giây trước"), html);
        assertTrue(html.contains("Dữ liệu minh họa"));
        assertTrue(html.contains("không áp dụng") || html.contains("Chưa phát sinh hồ sơ"), html);
        assertTrue(!html.contains("{{") && !html.contains("<!--") && !html.contains("null"), html);

        wall.fallSilent();
        wall.clock.skip(Duration.ofSeconds(12));
        assertTrue(plain().contains("<body class=\"delayed\">"));
        wall.clock.skip(Duration.ofMinutes(12));
        String old = plain();
        assertTrue(old.contains("<body class=\"stale\">") && old.contains("Số liệu cũ, không dùng để kết luận"), old);
        assertTrue(old.contains("12 phút trước"), old);
    }

    private static String plain() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(wall.address() + "/man/sanh-a/don-gian"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        return answer.body();
    }
}
