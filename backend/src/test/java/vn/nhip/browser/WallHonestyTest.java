package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each source has its own age; a server that wants no more calls is told in words. */
class WallHonestyTest extends AtAWall.HandFed {
    private void show(String settings) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().fedByHand().with("real")).open(wall.page(settings));
        page.awaitState("live").awaitFigures();
        page.age(2_500);
    }

    /** @param late seconds since the second of two sources was heard, which counts the digitised cases */
    private void hear(int late) {
        page.page.evaluate("""
                (late) => {
                  const ago = (seconds) => new Date(Date.parse(window.__hub.times().now) - seconds * 1000).toISOString();
                  window.__hub.silentFor = Math.max(2, late);
                  window.__hub.sources = [
                    { name: 'Một cửa', sourceAt: ago(2), intervalSeconds: 60, groups: ['TDGQ'] },
                    { name: 'Kho số hóa', sourceAt: ago(late), intervalSeconds: 60, groups: ['MDSH'] },
                  ];
                  window.__hub.beat();
                }
                """, late);
    }

    @Test
    void givenOneLateSourceOfTwo_thenOnlyItsGroupIsDrainedAndTheTotalIsInterim() {
        show("slides=so");
        hear(12_600);

        page.awaitState("partial");
        assertEquals("Một phần cũ", page.text("#state-word"));
        assertTrue(page.text("#state-note").matches(" · Kho số hóa đến 11:0\\d"), page.text("#state-note"));
        assertTrue(page.text("#age").matches("Số liệu đến 14:3\\d:\\d\\d · \\d+ giây trước"), page.text("#age"));
        assertFalse(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
        assertTrue(page.page.isVisible(".verdict .interim"));
        assertEquals("tạm tính", page.text(".verdict .interim"));
        List<String> aged = page.strings("[...document.querySelectorAll('.g.aged .t')].map((one) => one.textContent)");
        assertEquals(1, aged.size(), aged.toString());
        assertTrue(aged.get(0).matches("Số hóa đến 11:0\\d"), aged.get(0));
        assertEquals(List.of(), page.overflows());
        page.photograph("partial");

        hear(20);
        page.awaitState("live");
        assertEquals(0, page.number("document.querySelectorAll('.aged').length"));
        assertFalse(page.page.isVisible(".verdict .interim"));
        page.assertNoComplaint();
    }

    @Test
    void givenASlideOfTheWholeWidth_thenItSaysThatTheTotalIsInterim() {
        show("slides=xa");
        hear(12_600);
        page.awaitState("partial");
        assertTrue(page.page.isVisible(".chip .interim"));
        page.photograph("partial-wide");
        assertEquals(List.of(), page.overflows());
    }

    @Test
    void givenBothSourcesLate_thenThePictureIsStale() {
        show("slides=so");
        page.page.evaluate("window.__hub.silentFor = 720; window.__hub.beat()");
        page.awaitState("stale");
        assertTrue(page.truth("document.getElementById('stage').hasAttribute('data-drained')"));
        assertEquals(0, page.number("document.querySelectorAll('.aged').length"), "all of it is old, not a part");
    }

    @ParameterizedTest
    @CsvSource({
        "4500,chưa có số liệu của kỳ này",
        "4501,màn hình không được gửi",
        "4503,quá nhiều màn hình cùng địa chỉ",
        "4599,mã 4599"
    })
    void givenAServerThatWantsNoMoreCalls_thenThePictureStaysAndSaysWhyInWords(int code, String words) {
        show("slides=so");
        page.page.evaluate("window.__hub.close('province', " + code + ")");

        page.awaitState("offline");
        assertEquals("Đã ngừng kết nối", page.text("#state-word"));
        assertEquals(" · " + words, page.text("#state-note"));
        assertEquals("87,42", page.text("#province-score"), "the last picture is kept");
        page.age(3_600_000);
        page.await("document.getElementById('stage').hasAttribute('data-drained')");
        assertEquals(1, page.number("window.__hub.calls.province"), "not called again");
        assertEquals(0, page.number("document.querySelectorAll('form, input').length"), "never a login form");
        page.photograph("stopped-" + code);
    }

    @Test
    void givenAProvinceWithoutCommunes_thenTheirSlidesAreLeftOutAndTheOthersStay() {
        page = new WallPage(
                        screens.browser(),
                        WallPage.Kind.wall().fedByHand().with("real").saying("window.__hub.unknown = ['communes'];"))
                .open(wall.page(""));
        page.awaitState("live").awaitFigures();
        assertEquals(
                3,
                page.number("document.querySelectorAll('.dots i').length"),
                "departments twice, and the weakest group");
        page.assertNoComplaint();
    }
}
