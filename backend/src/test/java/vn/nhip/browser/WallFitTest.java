package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every word, figure and age that can come stands whole, apart from its neighbours and inside of the safe area, on every
 * slide, for readers at every distance, on panels of both shapes, behind frames of every width; and what changes shifts
 * nothing else. One page is driven through all states: what a layout does with one state of the data says little.
 */
class WallFitTest extends AtAWall.HandFed {
    /** All states behind the usual one, the widest behind the others. */
    private static final List<String> MARGINS = List.of("2.5", "0", "5");

    @ParameterizedTest
    @CsvSource({
        "d=3&inch=75,1920,1080", "d=3&inch=75,1080,1920",
        "d=5&inch=86,1920,1080", "d=5&inch=86,1080,1920",
        "d=5&inch=55,1920,1080", "d=5&inch=55,1080,1920",
        "d=8&inch=75,1920,1080", "d=8&inch=75,1080,1920"
    })
    void givenARoomAndAPanel_thenEveryStateOfEverySlideStandsWholeAndShiftsNothing(String room, int width, int height)
            throws IOException {
        String problems = Files.readString(Path.of("src/test/resources/browser/overflow.js"));
        WallPage.Kind kind = WallPage.Kind.wall()
                .sized(width, height)
                .still()
                .fedByHand()
                .with("fit")
                // A Sunday has one of the longest names.
                .saying("window.__ahead = 2 * 86400000");
        List<String> wrong = new ArrayList<>();
        String settings = "tam-dung=1&slides=" + String.join(",", WallPage.SLIDES) + "&" + room;
        page = new WallPage(screens.browser(), kind);
        for (String margin : MARGINS) {
            page.open(wall.page(settings + "&vien=" + margin)).awaitFigures();
            page.await("document.fonts.status === 'loaded'");
            for (String slide : WallPage.SLIDES) {
                page.turnTo(slide);
                for (String one :
                        page.strings("window.__fit.through(" + problems + ", " + margin.equals("2.5") + ")")) {
                    wrong.add(slide + ", margin " + margin + ", " + one);
                }
                page.photograph("fit-" + room.replaceAll("\\W", "-") + "-" + slide + "-" + margin + "-" + width);
            }
        }
        // Time that leaps gives up a question that is under way.
        page.assertNoComplaintBut();
        assertEquals("", String.join("\n", wrong));
    }

    /** What the toolbar lies on, what of it is cut, and what cannot be hit. */
    private static final String IN_THE_WAY = """
            (() => {
              const boxOf = (one) => one.getBoundingClientRect();
              const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
              const bar = boxOf(document.querySelector('.controls'));
              const read = [...document.querySelectorAll('.head, .mt, .list .row, .weak-units .g, .fact, .day, .qr-plate, .foot, .banner')]
                .filter((one) => one.getClientRects().length && getComputedStyle(one).visibility === 'visible');
              const covered = read.filter((one) => meets(boxOf(one), bar)).map((one) => `covered: ${one.className} ${one.textContent}`);
              const buttons = [...document.querySelectorAll('.control')].filter((one) => one.getClientRects().length);
              const wrong = buttons.filter((one, i) => {
                const box = boxOf(one);
                const outside = [...one.children].some((part) => part.getClientRects().length
                  && (boxOf(part).left < box.left || boxOf(part).right > box.right));
                return box.height < 44 || box.width < 44 || box.left < bar.left - 1 || box.right > bar.right + 1 || outside
                  || buttons.slice(i + 1).some((other) => meets(box, boxOf(other)));
              }).map((one) => `not whole: ${one.textContent}`);
              return [...covered, ...wrong, ...(buttons.length > 4 ? [] : ['no buttons'])];
            })()
            """;

    @ParameterizedTest
    @CsvSource({
        "d=3&inch=75,1920,1080", "d=3&inch=75,1080,1920", "d=4.5&inch=75,1366,768", "d=4.5&inch=75,3840,2160",
        "d=4.5&inch=75,1080,1920", "d=5&inch=75,1920,1080", "d=5&inch=75,1080,1920", "d=8&inch=75,1920,1080",
        "d=8&inch=75,1080,1920"
    })
    void givenSomebodyBeforeTheWall_thenWhatIsPressedIsWholeAndCoversNothingThatIsRead(
            String room, int width, int height) {
        String settings = "tam-dung=1&slides=" + String.join(",", WallPage.SLIDES) + "&" + room;
        WallPage.Kind kind =
                WallPage.Kind.wall().sized(width, height).still().fedByHand().with("longest");
        page = new WallPage(screens.browser(), kind).open(wall.page(settings)).awaitFigures();
        page.await("document.fonts.status === 'loaded'");
        for (String slide : WallPage.SLIDES) {
            page.turnTo(slide);
            page.page.mouse().move(width / 2.0, height / 2.0);
            page.page.mouse().move(width / 2.0 + 9, height / 2.0);
            page.await("document.querySelector('.control').getClientRects().length > 0");
            page.photograph("controls-" + room.replaceAll("\\W", "-") + "-" + slide + "-" + width);
            assertEquals(List.of(), page.strings(IN_THE_WAY), slide);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "d=3&inch=75,1920,1080,12,false", "d=4.5&inch=75,1080,1920,10,false", "d=5&inch=75,1920,1080,7,false",
        "d=5&inch=75,1080,1920,8,true", "d=8&inch=75,1920,1080,5,true", "d=8&inch=75,1080,1920,5,true"
    })
    void givenNothingHasComeYet_thenThePictureHasTheFormThatItWillHave(
            String room, int width, int height, int rows, boolean wide) {
        WallPage.Kind kind = WallPage.Kind.wall()
                .sized(width, height)
                .still()
                .fedByHand()
                .saying("window.WebSocket = class { close() {} }; window.fetch = () => new Promise(() => {})");
        page = new WallPage(screens.browser(), kind).open(wall.page("slides=so&" + room));
        page.await("document.querySelector('#stage[data-bones]') && document.fonts.status === 'loaded'");
        page.photograph("loading-" + room.replaceAll("\\W", "-") + "-" + width);

        assertEquals(rows, page.number("document.querySelectorAll('.list .ghost').length"));
        assertEquals(
                rows,
                page.number(
                        "Number(getComputedStyle(document.querySelector('.list')).getPropertyValue('--per-column'))"));
        assertEquals(wide, page.truth("document.getElementById('stage').classList.contains('wide')"));
        assertEquals(List.of(), page.overflows());
        assertFalse(page.page.isVisible(".main .interim"), "nothing is said of figures that are not there");
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920", "390,844"})
    void givenAStrangeWall_thenTheCodeThatIsToBeTypedStandsOnOneLineInsideOfTheScreen(int width, int height) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().sized(width, height));
        page.open(wall.address() + "/man/sanh-a");
        page.await("document.querySelector('.device-card[data-kind=code]:not([hidden])')");
        page.await("document.fonts.status === 'loaded'");
        page.photograph("code-" + width);

        assertEquals(
                List.of(),
                page.strings("(() => { const card = document.querySelector('.device-card').getBoundingClientRect();"
                        + " const code = document.createRange();"
                        + " code.selectNodeContents(document.querySelector('.device-large'));"
                        + " const { left, right, height } = code.getBoundingClientRect();"
                        + " const line = parseFloat(getComputedStyle(document.querySelector('.device-large')).lineHeight);"
                        + " return [[height < 1.5 * line, 'more than a line'], [left >= card.left && right <= card.right, 'wider'],"
                        + " [card.left >= 0 && card.right <= innerWidth, 'outside'],"
                        + " [Math.abs(card.left + card.right - innerWidth) < 2, 'not in the middle']]"
                        + ".filter(([right]) => !right).map(([, wrong]) => wrong); })()"));
    }
}
