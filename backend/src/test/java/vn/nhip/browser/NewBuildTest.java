package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** A server that comes back as another build: its page is tried out of sight, and shown only when it is right. */
class NewBuildTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static final Path BUILT = Path.of("target/classes/webroot");
    /** The page and what it names lie on the worker's shelf. */
    private static final String KEPT = "(async () => { const shell = await caches.open('nhip-shell');"
            + " const page = await shell.match('/man/'); if (!page || !navigator.serviceWorker.controller) return false;"
            + " const own = document.querySelector('script[type=module]').getAttribute('src');"
            + " return (await page.text()).includes(own) && Boolean(await shell.match(own)); })()";

    private static final String MARK =
            "JSON.parse(localStorage.getItem('nhip.build.' + location.pathname" + " + location.search) || '{}')";

    private static final String SETTINGS = "{\"slides\":[\"so\"],\"inch\":75,\"metres\":4.5}";
    /** So that no build waits long for its turn; and beyond the spread of two minutes. */
    private static final int LONG_ENOUGH = 13 * 60_000;

    /** Names stand in boxes that are too small for them and cut them. */
    private static final String NARROW =
            "document.styleSheets[0].insertRule('li.row .nm.nm { overflow: hidden; max-width: 2em; white-space: nowrap; }');";

    private static LiveWall wall;
    private static Hall hall;
    private WallPage page;
    private CDPSession film;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers);
        hall = new Hall(wall.address());
        changed("webroot-good", script -> "/*!*/" + script);
        changed("webroot-broken", script -> "throw new Error('this build cannot run here');" + script);
        changed("webroot-silent", script -> "/*! It loads, and that is all. */");
        changed("webroot-narrow", script -> NARROW + script);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    @AfterEach
    void repair() {
        // A frame that comes while the page is closed could not be acknowledged.
        if (film != null) film.detach();
        film = null;
        page.close();
        hall.empty();
        wall.becomes("test", "webroot");
    }

    /** The pages of this build but for the wall's script, which has another name by that. */
    private static void changed(String folder, UnaryOperator<String> change) {
        Path target = Path.of("target/test-classes").resolve(folder);
        try (Stream<Path> files = Files.walk(BUILT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(renamed(BUILT.relativize(file).toString(), folder));
                Files.createDirectories(to.getParent());
                String name = file.toString();
                if (name.matches(".*/b/js/main\\.[A-Z0-9]+\\.js"))
                    Files.writeString(to, change.apply(Files.readString(file)));
                else if (name.endsWith("names.json")) Files.writeString(to, renamed(Files.readString(file), folder));
                else Files.write(to, Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String renamed(String text, String folder) {
        String mark = folder.equals("webroot-good") ? "AAAAGOOD" : "AAAAWRNG";
        return text.replaceAll("(?<![a-z/]screens/)js/main\\.[A-Z0-9]{8}\\.js", "js/main." + mark + ".js");
    }

    /** A wall that has been up for a while, and whose picture does not turn. */
    private void up(WallPage.Kind kind, String address) {
        page = new WallPage(screens.browser(), kind).open(address);
        page.awaitState("live").awaitFigures();
        Until.within(Duration.ofSeconds(60), () -> page.truth(KEPT));
    }

    private void up() {
        up(WallPage.Kind.wall(), wall.page("slides=so&tam-dung=1"));
    }

    private void untilTried() {
        page.age(LONG_ENOUGH);
        page.await("document.getElementById('stage').dataset.state === 'live'", 60_000);
    }

    private void heard(String build) {
        // Asking the page lets what it has received come in.
        Until.within(
                Duration.ofSeconds(60),
                () -> page.truth("true")
                        && page.heard.stream()
                                .anyMatch(one ->
                                        one.frame().path("build").asText().equals(build)));
    }

    @Test
    void givenABuildThatCannotRun_thenTheWallGoesOnWithTheOldOne_andTheOperatorSeesIt() {
        Hall.Wall let = hall.let("Sảnh A", "", SETTINGS);
        // With its settings beside the token, so that it is not loaded anew for them.
        String kept = "{token: '" + let.token() + "', screen: " + hall.me(let) + "}";
        String token = "localStorage.getItem('nhip.screen.sanh-a')"
                + " || localStorage.setItem('nhip.screen.sanh-a', JSON.stringify(" + kept + "))";
        up(WallPage.Kind.wall().saying(token), wall.address() + "/man/sanh-a");
        double realm = page.number("window.__realm");

        wall.becomes("test-broken", "webroot-broken");
        heard("test-broken");
        untilTried();

        page.await(MARK + ".failure", 60_000);
        assertEquals("script", page.page.evaluate(MARK + ".failure.why"));
        assertEquals(realm, page.number("window.__realm"), "the old page goes on");
        assertTrue(page.truth("document.querySelector('iframe') === null"), "the hidden page is gone");
        page.age(34_000);
        Until.within(
                Duration.ofSeconds(60),
                () -> !hall.listed("Sảnh A").path("beat").path("failedBuild").isMissingNode()
                        && !hall.listed("Sảnh A")
                                .path("beat")
                                .path("failedBuild")
                                .isNull());
        JsonNode beat = hall.listed("Sảnh A").path("beat");
        assertEquals("test", beat.path("build").asText(), "of the page that runs");
        assertEquals("test-broken", beat.path("failedBuild").path("build").asText());
        assertSeenByTheOperator();

        page.page.reload();
        page.awaitFigures();
        assertTrue(page.truth("document.documentElement.dataset.kept !== undefined"), "the old page, from the shelf");
        page.awaitState("live");
    }

    private void assertSeenByTheOperator() {
        try (WallPage desk =
                new WallPage(screens.browser(), WallPage.Kind.wall().sized(1280, 800))) {
            desk.open(wall.address() + "/quan-tri/man-hinh");
            desk.page.getByLabel("Khóa vận hành").fill(Hall.KEY);
            desk.page.keyboard().press("Enter");
            desk.await("document.querySelector('.screen .failed:not([hidden])')");
            String said = desk.text(".screen .failed");
            assertTrue(said.contains("Bản mới không chạy được (test-broken): lỗi khi chạy"), said);
            assertTrue(desk.text(".summary").contains("1 không chạy được bản mới"), desk.text(".summary"));
            assertEquals(List.of(), desk.violations());
        }
    }

    @Test
    void givenABuildThatIsRight_thenItIsOnTheWall_andNoFrameOnTheWayIsBlank() throws IOException {
        up();
        double realm = page.number("window.__realm");
        List<byte[]> frames = filmed();

        wall.becomes("test-good", "webroot-good");
        heard("test-good");
        untilTried();

        page.await("window.__realm !== " + realm + " && document.querySelector('li.row[data-unit]')", 90_000);
        page.awaitState("live");
        assertTrue(page.truth("document.querySelector('script[src*=AAAAGOOD]') !== null"), "the new page");
        page.await(MARK + ".own === 'test-good'");
        assertTrue(page.truth("document.querySelector('iframe') === null"));
        assertTrue(page.requests.stream().filter(url -> url.contains("ban-moi")).count() == 1, "one hidden page");
        List<byte[]> seen = List.copyOf(frames);
        assertTrue(seen.size() > 3, seen.size() + " frames");
        for (byte[] frame : seen) assertFalse(isBlank(frame), "a frame of one colour");
    }

    @Test
    void givenABuildThatDrawsTheRightScoreButCutsItsNames_thenTheWallGoesOnWithTheOldOne() {
        up();
        double realm = page.number("window.__realm");

        wall.becomes("test-narrow", "webroot-narrow");
        heard("test-narrow");
        untilTried();

        page.await(MARK + ".failure", 60_000);
        assertEquals("cut", page.page.evaluate(MARK + ".failure.why"));
        assertGoesOn(realm);
    }

    @Test
    void givenABuildThatLoadsAndNeverDraws_thenItIsLeftWhenItsTimeIsOver_andTheWallGoesOn() {
        up();
        double realm = page.number("window.__realm");

        wall.becomes("test-silent", "webroot-silent");
        heard("test-silent");
        untilTried();
        page.await(
                "(document.querySelector('iframe') || {}).contentDocument"
                        + " && document.querySelector('iframe').contentDocument.querySelector('script[src*=AAAAWRNG]')",
                60_000);
        assertTrue(page.truth("!" + MARK + ".failure"), "it has its time");
        page.age(30_000);

        page.await(MARK + ".failure", 60_000);
        assertEquals("late", page.page.evaluate(MARK + ".failure.why"));
        assertGoesOn(realm);
    }

    private void assertGoesOn(double realm) {
        assertEquals(realm, page.number("window.__realm"), "the old page");
        assertTrue(page.truth("document.querySelector('iframe') === null"), "the hidden page is gone");
        page.age(15 * 60_000);
        page.await("document.getElementById('stage').dataset.state === 'live'", 60_000);
        page.awaitFigures();
        long tried =
                page.requests.stream().filter(url -> url.contains("ban-moi")).count();
        assertEquals(1, tried, "not again within half an hour");
    }

    /** Every frame that the browser puts on the glass, from now on. */
    private List<byte[]> filmed() {
        List<byte[]> frames = new ArrayList<>();
        film = page.page.context().newCDPSession(page.page);
        film.on("Page.screencastFrame", frame -> {
            frames.add(Base64.getDecoder().decode(frame.get("data").getAsString()));
            JsonObject taken = new JsonObject();
            taken.add("sessionId", frame.get("sessionId"));
            film.send("Page.screencastFrameAck", taken);
        });
        JsonObject small = new JsonObject();
        small.addProperty("format", "png");
        small.addProperty("maxWidth", 480);
        small.addProperty("maxHeight", 270);
        film.send("Page.startScreencast", small);
        return frames;
    }

    private static boolean isBlank(byte[] frame) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame));
        int first = image.getRGB(0, 0);
        for (int x = 0; x < image.getWidth(); x += 2) {
            for (int y = 0; y < image.getHeight(); y += 2) if (image.getRGB(x, y) != first) return false;
        }
        return true;
    }

    @Test
    void givenABuildThatDrawsNothingOnceItIsThePageItself_thenTheEarlierOneComesBackByItself() {
        up();
        double realm = page.number("window.__realm");

        wall.becomes("test-broken", "webroot-broken");
        page.page.reload();

        page.await("window.__realm !== " + realm + " && document.documentElement.dataset.kept !== undefined", 45_000);
        page.awaitFigures();
        page.awaitState("live");
        assertNotEquals(realm, page.number("window.__realm"));
        assertTrue(page.truth("!document.querySelector('script[src*=AAAAWRNG]')"), "the earlier page");
    }

    @Test
    void givenAWallThatIsHeldByItsAddress_thenNothingIsTried() {
        up(WallPage.Kind.wall(), wall.page("slides=so&tam-dung=1&giu-ban=0-23:59"));
        double realm = page.number("window.__realm");

        wall.becomes("test-good", "webroot-good");
        heard("test-good");
        untilTried();
        page.age(60_000);
        page.await("document.getElementById('stage').dataset.state === 'live'", 60_000);

        assertEquals(realm, page.number("window.__realm"));
        assertTrue(page.requests.stream().noneMatch(url -> url.contains("ban-moi")));
    }
}
