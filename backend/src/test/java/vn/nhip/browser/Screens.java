package vn.nhip.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browsers that the tests are shown in. The current Chromium is started once a run and closed at its end. Where there
 * is none the tests fail; they never skip.
 */
final class Screens implements BeforeAllCallback {
    /** Whether pictures are left for people to look at. */
    static final boolean PICTURED = System.getenv("NHIP_PICTURES") != null;

    static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            // As screens with a window draw letters: the browser without one would round each to whole pixels.
            "--font-render-hinting=none",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, none -> new Running(), Running.class)
                .browser;
    }

    Browser browser() {
        return browser;
    }

    /** The browser's executable: what the launcher has found or unpacked, else its usual place. */
    static Path executable(String variable, String usual) {
        String given = System.getenv(variable);
        Path path = Path.of(given == null || given.isEmpty() ? usual : given).toAbsolutePath();
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException("No browser at " + path + ". Set " + variable
                    + " to its executable, or run ./nhip test, which installs what is missing.");
        }
        return path;
    }

    private static final class Running implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;

        private Running() {
            Path chromium = executable("NHIP_CHROMIUM", "/usr/bin/chromium");
            playwright = Playwright.create();
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setHeadless(true)
                            .setArgs(FLAGS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
