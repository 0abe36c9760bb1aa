package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page makes of frames that a real province seldom sends: many at once, all alike, at the edges. */
class HandFedWallTest extends AtAWall.HandFed {
    private static final String MOVERS =
            "document.getAnimations().filter((one) => one.effect.target.matches('li.row'))";

    private WallPage show(WallPage.Kind kind) {
        page = new WallPage(screens.browser(), kind.fedByHand()).open(wall.page());
        page.awaitFigures();
        page.await("document.fonts.status === 'loaded'");
        // Past the two seconds in which a number may not change again.
        page.age(2_500);
        return page;
    }

    private void tell(String script) {
        page.page.evaluate("window.__hub." + script);
    }

    @Test
    void givenThreeRowsThatChangePlace_thenOnlyTheyMoveForEightTenthsOfASecond() {
        show(WallPage.Kind.wall());

        List<String> durations = moversAfter("score({ 'H48.905': 88 })");

        assertFalse(durations.isEmpty());
        assertTrue(durations.size() <= 5, "rows on their way: " + durations);
        for (String duration : durations) assertEquals(800, Double.parseDouble(duration), 50);
        assertEquals("H48.905", page.units().get(2));
        assertEquals(
                List.of("1"),
                page.strings(
                        "[...new Set([...document.querySelectorAll('li.row')].map((row) => getComputedStyle(row).opacity))]"),
                "rows stay opaque");
        page.await(MOVERS + ".length === 0");
    }

    @Test
    void givenManyRowsThatChangePlace_thenNoneIsSentAcrossTheWall() {
        show(WallPage.Kind.wall());

        List<String> durations = moversAfter("score({ 'H48.910': 99 })");

        assertEquals(List.of(), durations);
        assertEquals("H48.910", page.units().get(0));
    }

    private List<String> moversAfter(String change) {
        return page.strings("(() => { window.__hub." + change + "; return " + MOVERS
                + ".map((one) => one.effect.getTiming().duration); })()");
    }

    @Test
    void givenAReaderWhoAsksForStillness_thenNothingMovesAndTheEdgeMarksTheChange() {
        show(WallPage.Kind.wall().still());

        tell("score({ 'H48.905': 88 })");

        assertEquals(0, page.number("document.getAnimations().length"));
        String row = "document.querySelector('" + WallPage.row("H48.905") + "')";
        assertTrue(
                page.truth(row + ".classList.contains('fresh') && getComputedStyle(" + row + ").boxShadow !== 'none'"));
        assertEquals("88,00", page.score("H48.905"));
        page.age(8_500);
        page.await("!" + row + ".classList.contains('fresh')");
    }

    @Test
    void givenTwentyChangesASecond_thenANumberChangesAtMostEveryTwoSecondsAndTheLastOneStays() {
        show(WallPage.Kind.wall());
        tell("score({ 'H48.901': 95.01 })");

        page.page.evaluate("""
                new Promise((done) => {
                  let sent = 0;
                  const timer = setInterval(() => {
                    sent += 1;
                    window.__hub.score({ 'H48.901': 95 + sent / 100 });
                    if (sent === 100) { clearInterval(timer); done(); }
                  }, 50);
                })
                """);
        page.awaitScore("H48.901", "96,00", 3_000);

        List<String> gaps = page.strings("window.__scores.filter((one) => one.unit === 'H48.901')"
                + ".filter((one, i, all) => i > 0 && one.text !== all[i - 1].text)"
                + ".map((one, i, all) => i ? one.at - all[i - 1].at : 2500)");
        assertTrue(gaps.size() >= 3 && gaps.size() <= 6, gaps.toString());
        // What is noted is when the page's observer was told, some milliseconds after the number stood there.
        for (String gap : gaps) assertTrue(Double.parseDouble(gap) >= 1_950, gaps.toString());
    }

    @Test
    void givenScoresAtTheEdges_thenBandRankAndDigitsAreThoseThatWereServed() {
        show(WallPage.Kind.wall().saying("""
                        (() => {
                          const { row } = window.__hub;
                          const tie = (unit, total, rank) => row(unit, `Sở ${unit}`, total, rank);
                          window.__hub.departments = [tie('H48.1', 100, 1), tie('H48.2', 90, 2), tie('H48.3', 90, 2), tie('H48.4', 89.99, 4),
                            { ...tie('H48.5', 0, 5), delta: -0.004 }];
                          window.__hub.province = { ...window.__hub.province, total: 100, band: 'excellent' };
                        })()
                        """));

        assertEquals(List.of("100,00", "90,00", "90,00", "89,99", "0,00"), texts(".sc"));
        assertEquals(List.of("1", "2", "2", "4", "5"), texts(".rk"));
        assertEquals(
                List.of("Xuất sắc", "Xuất sắc", "Xuất sắc", "Tốt", "Yếu"),
                page.strings(
                        "[...document.querySelectorAll('li.row .meter')].map((meter) => meter.getAttribute('aria-label'))"));
        assertEquals("–", page.text(WallPage.row("H48.5") + " .dl"), "what would print as 0,00 is no change");
        assertEquals("100,00", page.text("#province-score"));
        assertEquals("Xuất sắc", page.text(".hero .band"));
    }

    private List<String> texts(String part) {
        return page.strings(
                "[...document.querySelectorAll('li.row[data-unit] " + part + "')].map((node) => node.textContent)");
    }

    @Test
    void givenAGroupWithoutFigure_thenItIsHatchedAndCalledNotApplicable() {
        show(WallPage.Kind.wall().saying("""
                        (() => {
                          const { departments, province } = window.__hub;
                          for (const row of [departments[0], province]) Object.assign(row.groups[4], { points: 0, empty: true });
                        })()
                        """));

        String cell = "document.querySelectorAll('" + WallPage.row("H48.901") + " .cell')[4]";
        assertEquals("Thanh toán: không áp dụng", page.page.evaluate(cell + ".getAttribute('aria-label')"));
        assertTrue(page.truth("getComputedStyle(" + cell + ").backgroundImage.includes('repeating-linear-gradient')"));
        String bar = "document.querySelectorAll('.g')[4]";
        assertEquals("Thanh toán: không áp dụng", page.page.evaluate(bar + ".getAttribute('aria-label')"));
        assertEquals("–", page.page.evaluate(bar + ".querySelector('.got').textContent"));
        assertFalse(page.text("#stage").contains("NaN"));
        assertFalse(page.text("#stage").contains("undefined"));
    }

    @Test
    void givenTwoThousandChangedRows_thenNeitherMemoryNorNodesGrow() {
        show(WallPage.Kind.wall());
        String burst = """
                new Promise((done) => {
                  let sent = 0;
                  const timer = setInterval(() => {
                    sent += 1;
                    window.__ahead += 2000;
                    const { departments: rows, change } = window.__hub;
                    const now = rows.map((row, i) => ({ ...row, total: 50 + ((sent * 7 + i * 5) % 50), delta: sent % 9 }));
                    window.__hub.departments = now;
                    change('departments', now, [{ at: new Date(1.79e12 + sent).toISOString(), unit: 'H48.901', component: '3.6', points: 0.2, count: 3 }]);
                    window.__scores.length = 0;
                    if (sent === 100) { clearInterval(timer); done(); }
                  }, 10);
                })
                """;
        page.page.evaluate(burst);
        Usage before = usage();

        page.page.evaluate(burst);
        page.page.evaluate(burst);
        Usage after = usage();

        assertEquals(10, page.units().size());
        assertTrue(after.heap - before.heap < 1_000_000, before + " to " + after);
        assertTrue(after.nodes <= before.nodes * 1.05, before + " to " + after);
        assertTrue(after.listeners <= before.listeners, before + " to " + after);
    }

    private record Usage(double heap, double nodes, double listeners) {}

    private Usage usage() {
        page.awaitStillness();
        CDPSession session = page.page.context().newCDPSession(page.page);
        session.send("HeapProfiler.collectGarbage");
        session.send("HeapProfiler.collectGarbage");
        JsonObject heap = session.send("Runtime.getHeapUsage");
        JsonObject counters = session.send("Memory.getDOMCounters");
        session.detach();
        return new Usage(
                heap.get("usedSize").getAsDouble(),
                counters.get("nodes").getAsDouble(),
                counters.get("jsEventListeners").getAsDouble());
    }
}
