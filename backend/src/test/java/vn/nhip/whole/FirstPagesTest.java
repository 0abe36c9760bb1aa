package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** Pages come with what they would ask for first, and it is what the server answers who asks. */
@Timeout(120)
class FirstPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:31:48Z");
    private static final Pattern TOLD =
            Pattern.compile("<script type=\"application/json\" id=\"told\">(.*?)</script>", Pattern.DOTALL);

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).in(directory), new HandClock(NOW));
        caller = server.caller();
        caller.sendAndSee(aCase("H48-2026-1001")
                .of("H48.01")
                .received("2026-11-02T08:00:00+07:00")
                .due("2026-11-30")
                .event("e-1"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject told(String path) {
        Matcher told = TOLD.matcher(caller.get(path).body());
        assertTrue(told.find(), path + " comes with nothing");
        return new JsonObject(told.group(1));
    }

    @Test
    void givenAWall_thenItsFirstBoardsComeWithIt_andAScreenGoesOnFromThereWithoutThePicture() {
        JsonObject frame = told("/man/thu?ky=month").getJsonObject("frames").getJsonObject("province@month");

        assertEquals("snapshot", frame.getString("type"));
        String query =
                "board=province&period=month&epoch=" + frame.getString("epoch") + "&offset=" + frame.getLong("offset");
        try (Frames screen = caller.screen(query)) {
            JsonObject first = screen.await("a first frame", any -> true);
            assertEquals("beat", first.getString("type"), first.encode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xep-hang/so|/api/v1/ranking?period=month&kind=department&baseline=day",
                "/xep-hang/xa?ky=30d|/api/v1/ranking?period=30d&kind=commune&baseline=day",
                "/don-vi/H48.01|/api/v1/units/H48.01/sheet?period=month",
                "/don-vi/H48.01|/api/v1/restatements?unit=H48.01&limit=10",
                "/man/thu|/api/v1/about"
            })
    void givenAPage_thenItComesWithWhatTheServerAnswers(String pageAndAnswer) {
        String page = pageAndAnswer.substring(0, pageAndAnswer.indexOf('|'));
        String path = pageAndAnswer.substring(pageAndAnswer.indexOf('|') + 1);

        assertEquals(
                caller.json(path), told(page).getJsonObject("answers").getJsonObject(path), "at a clock that stands");
    }

    @Test
    void givenAUnit_thenItsTextSaysTheTotalOfItsSheetWithItsAge() {
        String text = caller.get("/don-vi/H48.01").body();
        double total = caller.sheet("H48.01", "month").getDouble("total");

        assertTrue(
                text.contains("<b>" + String.format(Locale.ROOT, "%.2f", total).replace('.', ',') + "</b>"), text);
        assertTrue(text.contains("Số liệu đến "), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/man/thu?luc=2026-11-19T08:00",
                "/man/thu?ky=2026-10",
                "/man/thu?ky=no-period",
                "/xep-hang/so?bo=766",
                "/xep-hang/so?so-voi=month",
                "/don-vi/H48.999999"
            })
    void givenAnAddressThatAsksForSomethingElse_thenThePageComesWithoutFigures(String path) {
        String page = caller.get(path).body();

        assertFalse(TOLD.matcher(page).find(), path);
        assertFalse(page.contains("class=\"first\""), path);
        assertTrue(page.contains("<script type=\"module\""), path);
    }

    @Test
    void givenWhatAPageComesWith_thenNobodyKeepsItAndNothingInItEndsItsElement() {
        HttpResponse<String> page = caller.get("/xep-hang/so");
        HttpResponse<String> head =
                caller.call(caller.to("/xep-hang/so").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        Matcher told = TOLD.matcher(page.body());
        assertTrue(told.find());
        assertFalse(told.group(1).contains("<"));
        assertEquals(Set.of("answers", "frames"), new JsonObject(told.group(1)).fieldNames());
    }
}
