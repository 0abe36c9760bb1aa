package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BelowPathTest {
    private static final String PAGE = """
            <meta charset="utf-8">
            <link href="/static/a.css"><script src="/b/js/main.AAAA.js"></script>
            <p data-plain="/man/thu/don-gian"><a href="#x">x</a> href="https://site/" /man/thu</p>
            """;

    @Test
    void givenThePathOfASite_thenAllThatThePageNamesLiesBelowIt_andItSaysSo() {
        assertEquals("""
                <meta charset="utf-8">
                  <meta name="nhip-base" content="/tinh/nhip">
                <link href="/tinh/nhip/static/a.css"><script src="/tinh/nhip/b/js/main.AAAA.js"></script>
                <p data-plain="/tinh/nhip/man/thu/don-gian"><a href="#x">x</a> href="https://site/" /man/thu</p>
                """, BelowPath.page(PAGE, "/tinh/nhip"));
    }

    @Test
    void givenTheRoot_thenThePageIsAsItWas() {
        assertEquals(PAGE, BelowPath.page(PAGE, ""));
        Kept page = Kept.of("a.html", PAGE.getBytes(StandardCharsets.UTF_8));
        assertSame(page, new BelowPath().page("a.html", page, ""));
    }

    @Test
    void givenManyPaths_thenEachIsKeptApart_andNoMoreThanMayBe() {
        BelowPath below = new BelowPath();
        Kept page = Kept.of("a.html", PAGE.getBytes(StandardCharsets.UTF_8));
        Kept first = below.page("a.html", page, "/p0");

        assertSame(first, below.page("a.html", page, "/p0"));
        assertNotEquals(first.mark(), below.page("a.html", page, "/p1").mark());
        Kept changed = Kept.of("a.html", (PAGE + "x").getBytes(StandardCharsets.UTF_8));
        assertNotEquals(first.mark(), below.page("a.html", changed, "/p0").mark(), "a source that was changed");
        for (int i = 0; i < 10 * BelowPath.MOST_KEPT; i++) below.page("a.html", page, "/p" + i);
        assertEquals(first.mark(), below.page("a.html", page, "/p0").mark());
        assertTrue(below.kept() <= BelowPath.MOST_KEPT, "kept: " + below.kept());
    }
}
