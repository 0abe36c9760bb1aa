package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.testing.Servers;

/** The code on the wall, read from a picture of it as a phone does, leads to the same view. */
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

    /** @param plate selector of the white square */
    static String decoded(byte[] png) throws IOException, ReaderException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        BinaryBitmap bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, picture.getHeight(), pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private static String codeOn(WallPage page) throws IOException {
        try {
            return decoded(page.page.screenshot());
        } catch (ReaderException unread) {
            page.photograph("code-unread");
            throw new AssertionError("no code can be read from the picture", unread);
        }
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
        page.awaitState("live").await("document.querySelector('.qr-dark').hasAttribute('d')");
        page.await("document.fonts.status === 'loaded'");
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "slides=so,1920,1080,slides=so",
        "slides=so&mo=so&trang=2,1920,1080,slides=so&trang=2",
        "slides=xa&ky=quarter,1080,1920,slides=xa&ky=quarter",
        "slides=dau-cuoi,1920,1080,slides=dau-cuoi",
        "slides=nhom,1080,1920,slides=nhom",
        "slides=qua-han,3840,2160,slides=qua-han",
        "slides=nhip,1920,1080,slides=nhip",
        "slides=ma,1920,1080,",
        "slides=so&dem=1,1920,1080,slides=so"
    })
    void givenAWall_whenItsCodeIsRead_thenItLeadsToTheSameView(String settings, int width, int height, String view)
            throws IOException, InterruptedException {
        try (WallPage page = open(settings, width, height)) {
            String address = codeOn(page);
            assertTrue(address.toLowerCase().startsWith(wall.address() + "/x/"), address);
            assertEquals("/man/thu" + (view == null ? "" : "?" + view), follow(address));
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

    @Test
    void givenAChosenUnit_whenItsCodeIsRead_thenThePhoneShowsThatUnitInTheSameList()
            throws IOException, InterruptedException {
        String chosen;
        String target;
        try (WallPage page = open("slides=so", 1920, 1080)) {
            for (int i = 0; i < 9; i++) page.page.keyboard().press("ArrowDown");
            chosen = page.units().get(8);
            target = follow(codeOn(page));
        }
        try (WallPage phone =
                new WallPage(screens.browser(), WallPage.Kind.wall().sized(390, 844)).open(wall.address() + target)) {
            phone.awaitState("live").awaitFigures();
            assertEquals(
                    List.of(chosen),
                    phone.strings("[...document.querySelectorAll('.row.chosen')].map((row) => row.dataset.unit)"));
            phone.await(
                    "(() => { const box = document.querySelector('.row.chosen').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()",
                    3_000);
            phone.photograph("phone-chosen");
        }
    }

    @Test
    void givenADamagedPicture_thenTheReaderDoesNotInventAnAddress() throws IOException {
        try (WallPage page = open("slides=so", 1920, 1080)) {
            page.page.evaluate("document.querySelector('.foot .qr-plate').style.visibility = 'hidden'");
            byte[] without = page.page.screenshot();
            org.junit.jupiter.api.Assertions.assertThrows(NotFoundException.class, () -> decoded(without));
        }
    }
}
