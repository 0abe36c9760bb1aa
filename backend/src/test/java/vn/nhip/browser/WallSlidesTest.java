package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The playlist, and hands that interfere with it: keys, remote control, pointer. */
class WallSlidesTest extends AtAWall.HandFed {
    private static final String KIND = "document.querySelector('.main').dataset.kind";

    private void show(String settings, WallPage.Kind kind) {
        page = new WallPage(screens.browser(), kind.fedByHand().with("real")).open(wall.page(settings));
        page.await("document.getElementById('stage').dataset.state === 'live'");
        page.await("document.fonts.status === 'loaded'");
    }

    private void show(String settings) {
        show(settings, WallPage.Kind.wall());
    }

    private String kind() {
        return page.page.evaluate(KIND).toString();
    }

    private void awaitKind(String kind) {
        page.await(KIND + " === '" + kind + "' && !document.querySelector('.slot.swap')");
    }

    private String first() {
        return page.units().isEmpty() ? "" : page.units().get(0);
    }

    @Test
    void givenTheUsualWall_thenASlideFollowsTheOtherInEightyFiveSeconds() {
        show("");
        List<String> seen = new ArrayList<>();
        // The real seconds between the looks make it no shorter.
        for (int dwell : List.of(15_000, 15_000, 20_000, 20_000, 15_000)) {
            seen.add(kind() + " " + first());
            String before = kind() + first();
            page.age(dwell);
            page.await(
                    "(" + KIND
                            + " + (document.querySelector('li.row[data-unit]') ? document.querySelector('li.row[data-unit]').dataset.unit : '')) !== '"
                            + before + "' && !document.querySelector('.slot.swap')",
                    3_000);
        }
        assertEquals(
                List.of("departments H48.901", "departments H48.905", "ends H48.1", "communes H48.1", "weakest "),
                seen);
        assertEquals("departments", kind());
        page.age(15_000);
        page.await("document.querySelector('li.row').dataset.unit === 'H48.905'");
        page.age(15_000);
        awaitKind("ends");
        page.age(20_000);
        awaitKind("communes");
        assertEquals("H48.25", first(), "the next page of communes in the next loop");
        page.assertNoComplaint();
    }

    /** Where the code for phones stands. */
    private double codeLeft() {
        return page.number("document.querySelector('.foot .qr-plate').getBoundingClientRect().left");
    }

    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920"})
    void givenLoops_thenTheCodeForPhonesStandsInAnotherCornerWithEachAndCoversNothing(int width, int height) {
        show("slides=so,nhom", WallPage.Kind.wall().sized(width, height));
        List<Boolean> right = new ArrayList<>();
        for (int loop = 0; loop < 3; loop++) {
            for (String slide : List.of("H48.901", "H48.905", "nhom")) {
                right.add(codeLeft() > width / 2.0);
                page.awaitStillness();
                assertEquals(List.of(), page.overflows(), slide + " of loop " + loop);
                page.age(15_000);
                String before = kind() + first();
                page.await(
                        KIND
                                + " + ((document.querySelector('li.row[data-unit]') || { dataset: {} }).dataset.unit || '') !== '"
                                + before + "' && !document.querySelector('.slot.swap')",
                        3_000);
            }
        }
        assertEquals(List.of(true, true, true, false, false, false, true, true, true), right);
    }

    @Test
    void givenAWallOfOnePicture_thenItsCodeWandersAllTheSame() {
        show("slides=nhom");
        boolean right = codeLeft() > 960;
        page.age(90_000);
        page.await("(document.querySelector('.foot .qr-plate').getBoundingClientRect().left > 960) !== " + right);
        page.awaitStillness();
        page.photograph("code-left");
        assertEquals(List.of(), page.overflows());
    }

    @Test
    void givenTheDay_thenItsSumsStandThereAndItsSeriesAreToldWithoutColour() {
        show("slides=nhip");
        List<String> sums =
                page.strings("[...document.querySelectorAll('.day-total b')].map((one) => one.textContent)");
        assertEquals(
                page.strings(
                        "['received', 'online', 'finished'].map((name) => window.__hub.province.day[name].reduce((all, n) => all + n, 0).toString().replace(/(\\d)(?=\\d{3}$)/, '$1.'))"),
                sums);
        assertEquals(
                List.of("Tiếp nhận", "trong đó trực tuyến", "Giải quyết"),
                page.strings("[...document.querySelectorAll('.day-words')].map((one) => one.textContent)"));
        // What came in stands above the line, what was finished below it; what came online is a part of the first.
        String box = "((name) => document.querySelector('.day-chart ' + name).getBoundingClientRect())";
        assertTrue(page.truth(box + "('.pulse-in').bottom <= " + box + "('.pulse-out').top"));
        assertTrue(page.truth(box + "('.pulse-online').top > " + box + "('.pulse-in').top"));
        assertEquals(page.number(box + "('.pulse-online').bottom"), page.number(box + "('.pulse-in').bottom"), 0.5);
        assertEquals(
                List.of("06:00", "09:00", "12:00", "15:00", "18:00"),
                page.strings("[...document.querySelectorAll('.day-hours span')].map((one) => one.textContent)"));
        assertTrue(page.page.isVisible(".beat .pulse-chart"), "the last hour by the minute");
        assertFalse(page.page.isVisible(".foot .pulse"), "which the foot need not tell again");
    }

    @Test
    void givenTwoSlides_thenOnlyTheirBoardsAreFollowed() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall());
        page.open(wall.page("slides=xa,ma"));
        page.await("document.querySelector('li.row[data-unit]')");

        List<String> boards = page.sockets.stream()
                .map(url -> url.replaceAll(".*board=([^&]*)&period=([^&]*).*", "$1@$2"))
                .toList();
        assertEquals(List.of("province@month", "ranking:commune@month"), boards);
        assertEquals(24, page.units().size());
    }

    @Test
    void givenRowsOnTheirWay_thenThePageIsNotTurned() {
        show("slides=so");
        page.age(11_000);
        page.page.evaluate("""
                window.__both = 0; window.__moved = 0;
                setInterval(() => {
                  const moving = document.getAnimations().some((one) => one.effect.target.matches('li.row') && one.playState === 'running');
                  if (moving) window.__moved += 1;
                  if (moving && document.querySelector('.slot.swap')) window.__both += 1;
                }, 16);
                """);
        // Half a second before the page is due, three rows change place, which takes them eight tenths.
        page.page.evaluate("""
                new Promise((done) => {
                  const look = setInterval(() => {
                    if (document.querySelector('.next').textContent !== 'trang sau: 1 giây nữa') return;
                    clearInterval(look);
                    setTimeout(() => { window.__hub.score({ 'H48.903': 97 }); done(); }, 300);
                  }, 16);
                })
                """);
        page.await("document.querySelector('li.row').dataset.unit !== 'H48.901'");

        assertTrue(page.number("window.__moved") > 10, "rows were on their way");
        assertEquals(0, page.number("window.__both"), "and the page was not turned meanwhile");
    }

    /** The key comes in the very task after the one in which the page began to fade. */
    @Test
    void givenAPageThatHasBegunToGo_whenAHandTakesHoldOfIt_thenItStays() {
        show("");
        page.page.evaluate("""
                window.__taken = new Promise((taken) => {
                  const slot = document.querySelector('.main .slot');
                  new MutationObserver((seen, watch) => {
                    if (!slot.classList.contains('swap')) return;
                    watch.disconnect();
                    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
                    taken();
                  }).observe(slot, { attributes: true, attributeFilter: ['class'] });
                })
                """);
        String chosen = page.units().get(0);
        page.age(20_000);
        page.page.evaluate("window.__taken");
        page.await("!document.querySelector('.slot.swap')");

        assertEquals("departments", kind());
        assertEquals(chosen, page.units().get(0), "the same page of it");
        assertEquals(chosen, page.page.evaluate("document.activeElement.dataset.unit"));
        page.age(59_000);
        assertEquals("departments", kind(), "what was chosen by hand stands for a minute");
    }

    @Test
    void givenAPinnedSlide_thenItStandsUntilItsTimeIsOver() {
        show("ghim=nhom:10");
        assertEquals("weakest", kind());
        page.age(120_000);
        page.await("document.querySelector('.next').textContent === 'đang ghim'");
        assertEquals("weakest", kind());
        page.age(480_000);
        awaitKind("departments");
    }

    @Test
    void givenASlideThatFails_thenItSaysSoAndItsNeighboursStay() {
        show(
                "slides=nhom,so",
                WallPage.Kind.wall()
                        .saying(
                                "const sort = Array.prototype.slice; Array.prototype.slice = function (...part) { if (window.__break && part[1] === 5) throw new Error('broken'); return sort.apply(this, part); };"));
        page.age(2_500);
        page.page.evaluate("window.__break = true; window.__hub.change('province', [window.__hub.province])");
        page.await(
                "/^Chưa tính được · mã [0-9A-F]{4}$/.test((document.querySelector('.failed') || {}).textContent || '')",
                3_000);
        assertEquals("87,42", page.text("#province-score"));
        assertEquals("live", page.state());
        page.age(15_000);
        awaitKind("departments");
        assertEquals(10, page.units().size());
    }

    @Test
    void givenUnitsWithFewCases_thenTheirRatesSayOfHowMany() {
        show("slides=qua-han");
        List<String> rows = page.strings(
                "[...document.querySelectorAll('.late-row')].map((row) => [...row.children].map((part) => part.innerText).join('|'))");
        assertEquals("BQL KKT Dung Quất và các KCN||12 / 61|19,7%", rows.get(0));
        assertEquals("Thanh tra tỉnh||1 / 7 · ít hồ sơ|14,3%", rows.get(1));
        assertTrue(rows.get(2).startsWith("Sở Nông nghiệp và Môi trường||88 / 967|9,1%"), rows.toString());
    }

    @Test
    void givenOnlyArrowsOkAndBack_thenEveryFunctionIsReached() {
        show("");
        press("ArrowRight");
        assertEquals("H48.905", first());
        press("ArrowRight");
        awaitKind("ends");
        press("ArrowLeft");
        awaitKind("departments");
        page.age(59_000);
        assertEquals("departments", kind(), "what was turned by hand stands for a minute");
        press("Enter");
        page.await("document.querySelector('.next').textContent === 'đang tạm dừng'");
        page.age(600_000);
        assertEquals("departments", kind());
        press("Escape");
        page.await("document.querySelector('.next').textContent !== 'đang tạm dừng'");

        press("ArrowDown");
        press("ArrowDown");
        String chosen = page.units().get(1);
        assertEquals(chosen, page.page.evaluate("document.activeElement.dataset.unit"));
        page.await(
                "document.querySelector('.phone-words b').textContent.endsWith('/x/u" + chosen.substring(4) + "')",
                2_000);
        press("ArrowUp");
        press("ArrowUp");
        assertEquals(
                "pause",
                page.page.evaluate("document.activeElement.dataset.control"),
                "above the first row: the controls");
        assertTrue(page.page.isVisible(".controls"));
        press("Enter");
        page.await("document.querySelector('[data-control=pause]').textContent === 'Tiếp tục'");
        for (String reached : List.of("next", "code")) {
            press("ArrowRight");
            assertEquals(reached, page.page.evaluate("document.activeElement.dataset.control"));
        }
        press("Enter");
        assertTrue(page.page.isVisible(".overlay .qr"), "the large code");
        assertTrue(page.page.isVisible(".overlay .code-screen"), "and the screen's name");
        page.age(20_000);
        page.await("document.querySelector('.overlay').hidden");
        press("ArrowLeft", "ArrowLeft", "ArrowLeft");
        assertEquals("prev", page.page.evaluate("document.activeElement.dataset.control"));
        press("ArrowLeft");
        assertEquals("keys", page.page.evaluate("document.activeElement.dataset.control"));
        press("Enter");
        assertTrue(page.page.isVisible(".keylist"));
        page.photograph("keys");
        press("ArrowLeft");
        assertEquals("full", page.page.evaluate("document.activeElement.dataset.control"));
        press("Escape");
        page.await("!document.querySelector('.stage').classList.contains('handled')");
    }

    private void press(String... keys) {
        for (String key : keys) page.page.keyboard().press(key);
        // What a key changes is drawn with the next picture.
        page.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    @Test
    void givenAKeyboard_thenDigitsAndLettersWorkUnlessTheyAreSwitchedOff() {
        show("");
        press("4");
        awaitKind("weakest");
        press("1", "p");
        page.await("document.querySelector('.next').textContent === 'đang tạm dừng'");
        press("?");
        assertTrue(page.page.isVisible(".keylist"));
        press("Backspace");
        assertFalse(page.page.isVisible(".keylist"));
        press("i");
        assertTrue(page.page.isVisible(".overlay"));
        page.close();
        show("phim=0");
        press("4", "p", "i");
        assertEquals("departments", kind());
        assertFalse(page.page.isVisible(".overlay"));
    }

    @Test
    void givenAPointer_thenThereIsAPauseButtonAndRowsDoNotMoveUnderIt() {
        show("slides=so");
        assertFalse(page.page.isVisible(".controls"), "a wall that nobody touches shows figures only");
        page.page.mouse().move(1200, 500);
        page.page.mouse().move(1210, 510);
        page.await("document.querySelector('[data-control=pause]').getClientRects().length > 0");
        page.photograph("pointer");
        List<String> before = page.units();
        page.age(11_000);
        page.page.mouse().move(1200, 505);
        page.page.evaluate("window.__hub.score({ 'H48.910': 99 })");
        page.await("document.querySelector('" + WallPage.row("H48.910") + " .sc').textContent === '99,00'");
        assertEquals(before, page.units(), "the numbers change, the order waits");

        page.page.click("[data-control=pause]");
        page.await("document.querySelector('.next').textContent === 'đang tạm dừng'");
        page.age(30_000);
        page.await("!document.querySelector('.stage').classList.contains('handled')");
        page.await("document.querySelector('li.row').dataset.unit === 'H48.910'", 4_000);
    }

    @Test
    void givenAChosenUnit_whenItsRankChanges_thenItStaysChosenAndNothingScrolls() {
        show("slides=so");
        page.age(12_000);
        press("ArrowDown", "ArrowDown", "ArrowDown");
        String chosen = page.units().get(2);
        page.page.evaluate("window.__hub.score({ '" + chosen + "': 99.5 })");
        page.await("document.querySelector('" + WallPage.row(chosen) + " .sc').textContent === '99,50'");
        assertEquals(chosen, page.page.evaluate("document.activeElement.dataset.unit"));
        assertEquals(2, page.units().indexOf(chosen), "the order waits for the reader");
        press("ArrowDown");
        press("ArrowUp");
        assertEquals(chosen, page.page.evaluate("document.activeElement.dataset.unit"));
        assertEquals(0, page.number("document.scrollingElement.scrollTop + document.querySelector('.slot').scrollTop"));
        press("Escape");
        page.age(11_000);
        page.await("document.querySelector('li.row').dataset.unit === '" + chosen + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slides=so&tam-dung=1"})
    void givenAnHourOfChanges_thenNothingGrowsAndNothingShifts(String settings) {
        show(
                settings,
                WallPage.Kind.wall()
                        .saying(
                                "window.__shift = 0; window.__pushed = []; new PerformanceObserver((list) => { for (const one of list.getEntries()) { window.__shift += one.value; window.__pushed.push(one.value.toFixed(4) + ' ' + (one.sources || []).map(({ node }) => node && node.parentElement ? (node.className || node.parentElement.className) : 'gone').join(', ')); } }).observe({ type: 'layout-shift', buffered: false });"));
        String round = """
                new Promise((done) => {
                  let sent = 0;
                  const timer = setInterval(() => {
                    sent += 1;
                    window.__ahead += 2000;
                    const { departments: rows, communes } = window.__hub;
                    const better = (row, i) => ({ ...row, total: Math.round((50 + ((sent * 7 + i * 5) % 50)) * 100) / 100, delta: 1 + (sent % 8) });
                    window.__hub.departments = rows.map(better);
                    window.__hub.communes = communes.map(better);
                    window.__hub.change('departments', window.__hub.departments);
                    window.__hub.change('communes', window.__hub.communes);
                    window.__hub.change('province', [{ ...window.__hub.province, delta: 1 + (sent % 7) }]);
                    window.__hub.beat();
                    window.__scores.length = 0;
                    window.__states.length = 0;
                    if (sent === 150) { clearInterval(timer); done(); }
                  }, 20);
                })
                """;
        page.page.evaluate(round);
        double[] before = usage();
        page.page.evaluate("window.__shift = 0; window.__pushed.length = 0");
        page.page.evaluate(round);
        page.page.evaluate(round);
        double[] after = usage();

        // Another page is another picture, and comes up where it stands; neither it nor a number may push anything
        // about.
        double shift = page.number("window.__shift");
        assertTrue(shift <= 0.001, "layout shift: " + page.strings("window.__pushed"));
        assertTrue(after[0] - before[0] < 1_000_000, "heap from " + before[0] + " to " + after[0]);
        assertTrue(after[1] <= before[1] * 1.05, "nodes from " + before[1] + " to " + after[1]);
        assertNotEquals(0, after[1]);
    }

    private double[] usage() {
        CDPSession session = page.page.context().newCDPSession(page.page);
        session.send("HeapProfiler.collectGarbage");
        session.send("HeapProfiler.collectGarbage");
        JsonObject heap = session.send("Runtime.getHeapUsage");
        JsonObject counters = session.send("Memory.getDOMCounters");
        session.detach();
        return new double[] {
            heap.get("usedSize").getAsDouble(), counters.get("nodes").getAsDouble()
        };
    }
}
