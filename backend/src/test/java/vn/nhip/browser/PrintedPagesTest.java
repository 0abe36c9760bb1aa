package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.testing.Servers;

/** Rankings on paper, as they are handed round in a meeting: few sheets, in black and white, without what only fills ground. */
class PrintedPagesTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
    /** A4 without the margins of the style sheet, in the pixels of a sheet: 180 by 269 millimetres. */
    private static final int WIDE = 680;

    private static LiveWall server;
    private WallPage page;

    @BeforeAll
    static void start() {
        server = LiveWall.on(servers);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    private WallPage show(String path) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(WIDE, 1000)).read(server.address() + path);
        return page;
    }

    @ParameterizedTest
    @CsvSource({"/xep-hang/so, 1", "/xep-hang/xa, 3"})
    void givenARanking_whenItIsPrintedWithoutGrounds_thenItTakesFewSheets(String path, int sheets) {
        show(path);

        byte[] pdf = page.page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPrintBackground(false)
                .setMargin(new Margin()));

        long found = SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertEquals(sheets, found);
    }

    @Test
    void givenPaper_thenEachUnitStandsOnOneLineWithItsBandInWordsAndNothingIsLost() {
        show("/xep-hang/so");
        page.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        String rows = "[...document.querySelectorAll('.ranking tbody tr')]";
        assertEquals(
                List.of(),
                page.strings(rows + ".map((row) => row.querySelector('.unit a'))"
                        + ".filter((link) => link.getClientRects().length > 2).map((link) => link.textContent)"));
        assertEquals(
                0,
                page.number(
                        rows + ".filter((row) => !row.querySelector('.band span:last-child').getClientRects().length"
                                + " || !row.querySelector('.band').innerText.trim()).length"));
        assertEquals(
                List.of(),
                page.strings("[...document.querySelectorAll('.ranking *')]"
                        + ".filter((one) => one.getClientRects().length && getComputedStyle(one).backgroundImage !== 'none')"
                        + ".map((one) => one.className)"),
                "what is not printed without grounds");
        assertTrue(page.text(".now").contains("Số liệu đến"), "how old it is");
        assertEquals(WIDE, page.number("document.documentElement.scrollWidth"));
    }
}
