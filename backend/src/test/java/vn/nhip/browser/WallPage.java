package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One screen that shows the wall, and everything that the tests want to know of it. */
final class WallPage implements AutoCloseable {
    /** What a browser itself writes when a connection fails; no fault of the page while the network is down. */
    private static final Pattern OUTAGE = Pattern.compile(
            "WebSocket connection|net::ERR_|about could not be read|status of 503|when fetching the script\\.$");

    /** Every kind of slide, in the order that {@link #turnTo} expects of the wall's settings. */
    static final List<String> SLIDES = List.of("so", "xa", "dau-cuoi", "nhom", "qua-han", "nhip", "muc-tieu", "ma");

    private static final List<String> KINDS =
            List.of("departments", "communes", "ends", "weakest", "late", "pulse", "targets", "code");

    /** Of a reading page. */
    static final String LIVE = "/live|quiet/.test(document.querySelector('.now .state').dataset.state)";

    private static final Path SCRIPTS = Path.of("src/test/resources/browser");

    final Page page;
    final List<String> complaints = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    /** Addresses of the live connections, in the order of their opening. */
    final List<String> sockets = new ArrayList<>();
    /** What came over them: the address, then the frame. */
    final List<Heard> heard = new ArrayList<>();

    private final BrowserContext context;

    record Heard(String socket, JsonNode frame) {
        String type() {
            return frame.path("type").asText();
        }

        boolean ofDepartments() {
            return socket.contains("ranking:department");
        }
    }

    /** How a screen differs from the usual one. */
    static final class Kind {
        private int width = 1920;
        private int height = 1080;
        private boolean still;
        private final List<String> files = new ArrayList<>();
        private final List<String> scripts = new ArrayList<>();
        private Consumer<Page> before = page -> {};

        static Kind wall() {
            return new Kind();
        }

        Kind sized(int wide, int high) {
            width = wide;
            height = high;
            return this;
        }

        /** Its reader has asked for reduced motion. */
        Kind still() {
            still = true;
            return this;
        }

        /** A file of scripts that runs before the page's own. */
        Kind with(String file) {
            files.add(file);
            return this;
        }

        /** Frames come from the test, not from the server. */
        Kind fedByHand() {
            files.add(0, "hub");
            return bare();
        }

        /** A script that runs after those of the files. */
        Kind saying(String script) {
            scripts.add(script);
            return this;
        }

        Kind before(Consumer<Page> work) {
            before = work;
            return this;
        }

        /** As a page of another view comes: without its first figures, which it asks for. */
        Kind bare() {
            files.add(0, "bare");
            return this;
        }
    }

    WallPage(Browser browser, Kind kind) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(kind.width, kind.height)
                .setReducedMotion(kind.still ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE));
        page = context.newPage();
        page.addInitScript(SCRIPTS.resolve("listening.js"));
        kind.files.forEach(name -> page.addInitScript(SCRIPTS.resolve(name + ".js")));
        kind.scripts.forEach(page::addInitScript);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.onWebSocket(socket -> {
            sockets.add(socket.url());
            socket.onFrameReceived(frame -> heard.add(new Heard(socket.url(), LiveWall.parse(frame.text()))));
        });
        kind.before.accept(page);
    }

    WallPage open(String address) {
        page.navigate(address);
        return this;
    }

    /** Opens a page of rankings or of a unit, and waits for its live figures in their own letters. */
    WallPage read(String address) {
        open(address)
                .await("document.querySelector('.ranking tbody tr, .hero .score')"
                        + " && document.fonts.status === 'loaded' && " + LIVE);
        return this;
    }

    // ---- what it shows

    String state() {
        return page.getAttribute("#stage", "data-state");
    }

    WallPage awaitState(String state) {
        await("document.getElementById('stage').dataset.state === '" + state + "'");
        return this;
    }

    /** Waits until the page shows figures. */
    WallPage awaitFigures() {
        await("document.querySelectorAll('li.row[data-unit]').length > 0");
        return this;
    }

    void await(String condition) {
        await(condition, 15_000);
    }

    void await(String condition, int millis) {
        try {
            page.waitForFunction(
                    "() => " + condition,
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(millis).setPollingInterval(20));
        } catch (TimeoutError tooLate) {
            photograph("last-failure");
            Object states = page.evaluate("JSON.stringify(window.__states.slice(-5))");
            throw new AssertionError(
                    "after " + millis + " ms not yet: " + condition + "\nstates: " + states + "\nconsole: " + complaints
                            + "\nheard: " + heard.size() + " frames",
                    tooLate);
        }
    }

    /** Waits until the unit's row is on the page that is shown. */
    void awaitRow(String unit) {
        await("document.querySelector('" + row(unit) + "')");
    }

    void awaitScore(String unit, String score, int millis) {
        await("(document.querySelector('" + row(unit) + " .sc') || {}).textContent === '" + score + "'", millis);
    }

    String text(String selector) {
        return page.textContent(selector);
    }

    String score(String unit) {
        return text(row(unit) + " .sc");
    }

    static String row(String unit) {
        return "li.row[data-unit=\"" + unit + "\"]";
    }

    /** The departments on the page that is shown, from top to bottom. */
    List<String> units() {
        return strings("[...document.querySelectorAll('li.row[data-unit]')].map((row) => row.dataset.unit)");
    }

    List<String> strings(String expression) {
        List<String> found = new ArrayList<>();
        for (Object one : (List<?>) page.evaluate(expression)) found.add(String.valueOf(one));
        return found;
    }

    double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    boolean truth(String expression) {
        return (Boolean) page.evaluate(expression);
    }

    /** Lets the page believe that so much time has passed since it was opened. */
    void age(int millis) {
        page.evaluate("window.__ahead += " + millis);
    }

    /** @param slide as addresses name it @return as the document does */
    static String kindOf(String slide) {
        return KINDS.get(SLIDES.indexOf(slide));
    }

    /** Asks by its key for a slide of a wall that was opened with them all; comes back when it has come. */
    void turnTo(String slide) {
        // Targets are asked for beside the boards; until they are there the key does nothing.
        page.waitForCondition(() -> {
            page.keyboard().press(Integer.toString(1 + SLIDES.indexOf(slide)));
            return truth("document.querySelector('.main').dataset.kind === '" + kindOf(slide) + "'");
        });
        await("!document.querySelector('.slot.swap')");
    }

    /** Waits until nothing is on its way any more. */
    void awaitStillness() {
        await("document.getAnimations().length === 0 && !document.querySelector('.slot.swap')");
    }

    /** Every text that does not stand whole where it belongs. */
    List<String> overflows() {
        try {
            return strings("(" + Files.readString(SCRIPTS.resolve("overflow.js")) + ")()");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What a page that is read breaks of WCAG 2.2 AA and of good practice. */
    List<String> violations() {
        // What is fading in has the contrast of neither picture.
        await(
                "document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().duration > 2000)");
        return Axe.violationsAndBadPractice(page);
    }

    /** For people to look at, when they ask for it ({@code NHIP_PICTURES=1}): painting hundreds takes minutes. */
    void photograph(String name) {
        if (!Screens.PICTURED) return;
        page.screenshot(new Page.ScreenshotOptions().setPath(Screens.PICTURES.resolve(name + ".png")));
    }

    // ---- what it must never do

    /** Of a page with the observer {@code honest}: no frame showed a figure that was never served, or an old one as new. */
    void assertHonest() {
        await("window.__looks > 10");
        assertEquals(List.of(), strings("window.__lies"), "what the picture said that was not so");
    }

    void assertNoComplaint() {
        assertEquals(List.of(), complaints, "console");
        assertEquals(List.of(), strings("window.__violations"), "content security policy");
    }

    void assertNoComplaintBut() {
        List<String> left =
                complaints.stream().filter(text -> !OUTAGE.matcher(text).find()).toList();
        assertEquals(List.of(), left, "console");
        assertEquals(List.of(), strings("window.__violations"), "content security policy");
    }

    @Override
    public void close() {
        context.close();
    }
}
