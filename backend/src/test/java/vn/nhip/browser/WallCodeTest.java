package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.NotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.testing.Servers;

/** The code on the wall, read from a picture of it as a phone does, leads to the page of the same view. */
class WallCodeTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LiveWall wall;

    @BeforeAll
    static void start() {
        wall = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        wall.close();
    }

    private static String codeOn(WallPage page) throws IOException {
        return PhoneEye.read(() -> page.page.screenshot());
    }

    private static String follow(String address) throws IOException, InterruptedException {
        HttpResponse<Void> answer =
                HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
        assertEquals(302, answer.statusCode(), address);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static WallPage open(String settings, int width, int height) {
        WallPage page =
                new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, height)).open(wall.page(settings));
        page.awaitState(settings.contains("luc") ? "frozen" : "live")
                .await("document.querySelector('.qr-dark').hasAttribute('d')");
        page.await("document.fonts.status === 'loaded'");
        return page;
    }

    private static WallPage phone(String target) {
        WallPage phone = new WallPage(screens.browser(), WallPage.Kind.wall().sized(390, 844));
        return phone.open(wall.address() + target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slides=so|1920|1080|/xep-hang/so",
                "slides=xa&ky=quarter|1080|1920|/xep-hang/xa?ky=quarter",
                "slides=xa&ky=2026-11|1920|1080|/xep-hang/xa?ky=2026-11",
                "slides=dau-cuoi|1920|1080|/xep-hang/xa",
                "slides=nhip|1920|1080|/don-vi/H48",
                "slides=muc-tieu|1080|1920|/don-vi/H48?ky=year",
                "slides=ma|1920|1080|/xep-hang/so",
                "slides=so&dem=1|1920|1080|/xep-hang/so",
                "slides=so&nen=sang|3840|2160|/xep-hang/so",
                "slides=so&list=thiet-yeu&catalogue=766-van-ban|1920|1080|/xep-hang/so?bo=766-van-ban&ds=thiet-yeu",
                "slides=so&luc=2026-11-20T14:31:50+07:00|1080|1920|/xep-hang/so?luc=2026-11-20T07:31:50Z"
            })
    void givenAWall_whenItsCodeIsRead_thenItLeadsToThePageOfTheSameView(
            String settings, int width, int height, String target) throws IOException, InterruptedException {
        try (WallPage page = open(settings, width, height)) {
            String address = codeOn(page);
            assertTrue(address.toLowerCase().startsWith(wall.address() + "/x/"), address);
            assertEquals(target, follow(address));
            double modulePixels = page.number(
                    "Math.min(...[...document.querySelectorAll('.qr-plate')].filter((one) => one.getClientRects().length)"
                            + ".map((one) => one.getBoundingClientRect().width / one.dataset.modules))");
            assertTrue(modulePixels * 1080 / Math.min(width, height) >= 3, "a square is " + modulePixels + " pixels");
            if (!settings.contains("ma")) {
                assertTrue(
                        page.text(".phone-words").endsWith(address.toLowerCase().substring("http://".length())),
                        page.text(".phone-words"));
            }
        }
    }

    /** The code of the unit by the name that walls have room for. */
    private static String codeOf(String shortName) {
        for (JsonNode row : wall.ranking()) {
            if (row.path("shortName").asText().equals(shortName))
                return row.path("unit").asText();
        }
        throw new AssertionError("no department is called " + shortName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slides=so|li.row[data-unit]",
                "slides=so&mo=so&trang=2|li.row[data-unit]",
                "slides=xa&mo=xa&trang=3|li.row[data-unit]",
                "slides=qua-han|.late-row .nm",
                "slides=qua-han&mo=qua-han&trang=2|.late-row .nm",
                "slides=nhom|.weak-units .t"
            })
    void givenAListOnTheWall_whenItsCodeIsFollowedOnAPhone_thenTheFirstUnitThereIsTheFirstOfTheWall(
            String settings, String rows) throws IOException, InterruptedException {
        String first;
        String target;
        try (WallPage page = open(settings, 1920, 1080)) {
            page.await("document.querySelector('" + rows + "')");
            Object unit = page.page.evaluate("document.querySelector('" + rows + "').dataset.unit || ''");
            first = unit.equals("") ? codeOf(page.text(rows)) : unit.toString();
            target = follow(codeOn(page));
        }
        try (WallPage phone = phone(target)) {
            phone.await("document.querySelector('.ranking tbody tr')");
            String begins = target.contains("tu=") ? "tr.begins" : ".ranking tbody tr";
            phone.await("document.querySelector('" + begins + "')");
            assertEquals(
                    "/don-vi/" + first,
                    phone.page.evaluate("new URL(document.querySelector('" + begins + " a').href).pathname"),
                    target);
            phone.await("(() => { const box = document.querySelector('" + begins
                    + " a').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()");
            if (settings.endsWith("trang=3")) phone.photograph("phone-from-the-wall");
            phone.assertNoComplaint();
        }
    }

    @Test
    void givenAPlaceInTheList_whenTheReaderSortsAnew_thenThePageBeginsAtItsBeginning() {
        try (WallPage phone = phone("/xep-hang/so?tu=11")) {
            phone.await("document.querySelector('tr.begins') && scrollY > 0");
            phone.page.click(".tools .unfold");
            phone.page.selectOption(".ways .choice:first-child select", "name");
            phone.await("location.search === '?sap=ten'");
        }
    }

    @Test
    void givenAChosenUnit_whenItsCodeIsRead_thenThePhoneShowsThatUnit() throws IOException, InterruptedException {
        String chosen;
        String target;
        try (WallPage page = open("slides=so&ky=quarter", 1920, 1080)) {
            for (int i = 0; i < 9; i++) page.page.keyboard().press("ArrowDown");
            chosen = page.units().get(8);
            target = follow(codeOn(page));
        }
        assertEquals("/don-vi/" + chosen + "?ky=quarter", target);
        try (WallPage phone = phone(target)) {
            phone.await("document.querySelector('.sheet .score')");
            assertEquals(wall.sheet(chosen).path("name").asText(), phone.text("h1"));
            phone.photograph("phone-chosen");
        }
    }

    @Test
    void givenADamagedPicture_thenTheReaderDoesNotInventAnAddress() throws IOException {
        try (WallPage page = open("slides=so", 1920, 1080)) {
            page.page.evaluate("document.querySelector('.foot .qr-plate').style.visibility = 'hidden'");
            byte[] without = page.page.screenshot();
            org.junit.jupiter.api.Assertions.assertThrows(NotFoundException.class, () -> PhoneEye.look(without, 1));
        }
    }
}
