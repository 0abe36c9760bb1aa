package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A wall asks the screen to stay on, where the browser knows how. */
class WallAwakeTest extends AtAWall.HandFed {
    /** The browser's own lock would hold this machine awake; what it would be asked is counted instead. */
    private static final String LOCK = """
            window.__asked = 0;
            window.__seen = 'visible';
            Object.defineProperty(Document.prototype, 'visibilityState', { get: () => window.__seen });
            window.__turn = (seen) => { window.__seen = seen; document.dispatchEvent(new Event('visibilitychange')); };
            Object.defineProperty(navigator, 'wakeLock', { value: { request: (kind) => { window.__asked += kind === 'screen' ? 1 : 100; %s } } });
            """;

    private static final String GRANTED = "return Promise.resolve({ addEventListener() {}, release() {} });";

    private static WallPage show(String script) {
        WallPage page =
                new WallPage(screens.browser(), WallPage.Kind.wall().fedByHand().saying(script));
        page.open(wall.page()).awaitState("live").awaitFigures();
        return page;
    }

    @Test
    void givenAScreenThatIsSeen_thenItIsHeldAwake_andAgainWhenItIsShownAgain() {
        try (WallPage page = show(LOCK.formatted(GRANTED))) {
            page.await("window.__asked === 1");

            page.page.evaluate("window.__turn('hidden')");
            assertEquals(1, page.number("window.__asked"), "who is not seen may sleep");
            page.page.evaluate("window.__turn('visible')");
            page.await("window.__asked === 2");
            page.assertNoComplaint();
        }
    }

    @Test
    void givenABrowserThatRefuses_thenTheWallIsShownAllTheSame() {
        for (String refusal : new String[] {
            "return Promise.reject(new DOMException('no', 'NotAllowedError'));", "throw new TypeError('not here');"
        }) {
            try (WallPage page = show(LOCK.formatted(refusal))) {
                page.await("window.__asked === 1");
                page.page.evaluate("window.__turn('visible')");
                page.await("window.__asked === 2");
                assertEquals("live", page.state());
                page.assertNoComplaint();
            }
        }
    }

    @Test
    void givenABrowserThatKnowsNoSuchLock_thenNothingIsMissed() {
        String without = "Object.defineProperty(navigator, 'wakeLock', { value: undefined });";
        try (WallPage page = show(without)) {
            page.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertEquals("live", page.state());
            page.assertNoComplaint();
        }
    }
}
