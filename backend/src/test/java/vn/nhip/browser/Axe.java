package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a page breaks of WCAG 2.2 AA. */
final class Axe {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    private Axe() {}

    static List<String> violations(Page page) {
        return violations(page, WCAG);
    }

    /** With what is no rule but good practice. */
    static List<String> violationsAndBadPractice(Page page) {
        List<String> tags = new ArrayList<>(WCAG);
        tags.add("best-practice");
        return violations(page, tags);
    }

    private static List<String> violations(Page page, List<String> tags) {
        // Every rule is tried; but to name each element that keeps one took most of the time.
        AxeRunOptions toldInFull = new AxeRunOptions();
        toldInFull.setResultTypes(List.of("violations"));
        // Results of frames would be gathered in another page that is opened each time; the only frame that we have is
        // a wall in small, which is looked at by its own tests, in its own size.
        AxeResults results = new AxeBuilder(page)
                .options(toldInFull)
                .setLegacyMode(true)
                .withTags(tags)
                .exclude("iframe")
                .analyze();
        assertTrue(results.getPasses().size() > 5, "axe has looked");
        return results.getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .toList();
    }
}
