package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that was asleep with a page open: its steady clock stood still, its date went on, and its socket is half open. */
class AsleepTest extends AtAWall.Living {
    /** What a page sees of a sleep: the date is ahead of where the steady clock would have it. */
    private static final String SLEEP = """
            (() => {
              const real = Date.now.bind(Date);
              window.__slept = 0;
              Date.now = () => real() + window.__slept;
            })();
            """;

    private static final int SLEPT_MILLIS = 150_000;

    private static final String WORD = "(document.querySelector('#state-word, .now .state b') || {}).textContent";
    private static final String AGE = "(document.querySelector('#age, .now .state .num') || {}).textContent";

    private void show(String path) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall().saying(SLEEP)).open(wall.address() + path);
        page.await(WORD + " === 'Trực tiếp' && /giây trước/.test(" + AGE + ")");
    }

    private void sleepAndWake() {
        wall.network().swallow();
        wall.clock.skip(Duration.ofMillis(SLEPT_MILLIS));
    }

    /** The old socket would be given up after 25 seconds, and a new one tried within eight more. */
    @ParameterizedTest
    @CsvSource({"/man/thu?ky=month&slides=so", "/xep-hang/so", "/don-vi/H48.902"})
    void givenASocketThatIsHalfOpen_whenThePageWakes_thenANewOneIsOpenAtOnce(String path) {
        show(path);
        int sockets = page.sockets.size();
        sleepAndWake();
        wall.network().mend();
        page.page.evaluate("window.__slept = " + SLEPT_MILLIS);

        page.page.waitForCondition(() -> page.sockets.size() > sockets);
        page.await(WORD + " === 'Trực tiếp' && /giây trước/.test(" + AGE + ")");
        page.assertNoComplaintBut();
    }

    @ParameterizedTest
    @CsvSource({"/man/thu?ky=month&slides=so", "/xep-hang/so"})
    void givenANetworkThatStaysAway_whenThePageWakes_thenItSaysUntilWhenAndNoAge(String path) {
        show(path);
        sleepAndWake();
        page.page.evaluate("window.__slept = " + SLEPT_MILLIS);

        page.await(WORD + " === 'Đang kiểm tra'");
        assertTrue(page.truth("/^Số liệu đến [0-9:]{8} 20\\/11 · chưa rõ đã bao lâu$/.test(" + AGE + ")"));
        page.photograph("asleep-checking");
        page.age(26_000);
        page.await(WORD + " === 'Mất kết nối'");
        assertFalse(page.truth("/trước/.test(" + AGE + ")"), "an age that nobody knows");
        page.photograph("asleep-offline");

        wall.network().mend();
        page.page.evaluate("window.dispatchEvent(new Event('online'))");
        page.await(WORD + " === 'Trực tiếp' && /giây trước/.test(" + AGE + ")", 30_000);
    }
}
