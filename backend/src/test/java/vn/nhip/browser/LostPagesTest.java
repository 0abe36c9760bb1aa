package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who follows an old link or opens what programs read is answered in words, and programs as before. */
class LostPagesTest extends AtAWall.HandFed {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final List<String> WAYS_OUT = List.of("/xep-hang/so", "/xep-hang/xa", "/cach-tinh");

    private static HttpResponse<String> ask(String method, String path, String accepted)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(wall.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (accepted != null) request.header("Accept", accepted);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String kind(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private WallPage show(String path, int width) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, 800)).open(wall.address() + path);
        page.await("document.querySelector('h1') && document.querySelector('h1').textContent");
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "/khong-co-dau, text/html, 404, text/html",
        "/khong-co-dau, application/json, 404, application/problem+json",
        "/khong-co-dau, , 404, application/problem+json",
        "/api/v1/khong-co-dau, text/html, 404, application/problem+json",
        "/suc-khoe, text/html, , text/html",
        "/suc-khoe, , , application/json",
        "/favicon.ico, , 200, image/svg+xml",
        "/don-vi/H48.99999, text/html, 404, text/html",
        "/don-vi/H48.905, text/html, 200, text/html"
    })
    void givenAnAddress_whenABrowserOrAProgramAsks_thenEachIsAnsweredInItsLanguage(
            String path, String accepted, Integer status, String kind) throws Exception {
        HttpResponse<String> answer = ask("GET", path, accepted);

        if (status != null) assertEquals(status, answer.statusCode());
        assertTrue(kind(answer).startsWith(kind), kind(answer));
    }

    @Test
    void givenTheFrontDoor_whenOnlyItsHeadIsAskedFor_thenItAnswersAsForThePage() throws Exception {
        HttpResponse<String> head = ask("HEAD", "/", null);

        assertEquals(302, head.statusCode());
        assertEquals("/xep-hang/so", head.headers().firstValue("Location").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"/khong-co-dau,1366", "/khong-co-dau,320", "/suc-khoe,1366", "/suc-khoe,320"})
    void givenAPageWithoutAScript_thenItLeadsOutFitsAndIsAccessible(String path, int width) {
        show(path, width);

        assertEquals(
                WAYS_OUT,
                page.strings("[...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'))"));
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.violations());
        assertFalse(page.text("body").contains("{{"), page.text("body"));
        page.photograph("lost" + path.replace('/', '-') + "-" + width);
    }

    @Test
    void givenAUnitThatIsNotThere_thenThePageSaysSoAndLeadsToTheLists() {
        show("/don-vi/H48.99999", 1366);
        page.await("document.querySelector('.ways-out a')");

        assertEquals("Không có đơn vị này", page.text("h1"));
        assertEquals(
                List.of("/xep-hang/so", "/xep-hang/xa"),
                page.strings(
                        "[...document.querySelectorAll('main .ways-out a')].map((link) => link.getAttribute('href'))"));
        assertFalse(page.page.isVisible(".now .state"), "nothing is connected");
        assertEquals(List.of(), page.violations());
        page.photograph("lost-unit");
    }

    @Test
    void givenHealthForPeople_thenItSaysWhatProgramsAreTold() throws Exception {
        String said = ask("GET", "/suc-khoe", BROWSER).body();
        String told = ask("GET", "/suc-khoe", null).body();

        String status = LiveWall.parse(told).path("status").asText();
        assertTrue(said.contains("data-status=\"" + status + "\""), said);
        assertTrue(said.contains("one-stop"), said);
    }

    @Test
    void givenHealthOnPaper_thenItIsOneSheetOfFacts_withoutWaysThatNobodyCanFollow() {
        show("/suc-khoe", 680);
        page.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertTrue(page.page.isVisible(".simple-state"));
        assertTrue(page.page.isVisible(".simple-facts"));
        assertFalse(page.page.isVisible(".ways-out"));
        assertEquals(680, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.querySelector('main').scrollHeight") < 1000, "one sheet");
    }
}
