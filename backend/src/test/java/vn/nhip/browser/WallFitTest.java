package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
