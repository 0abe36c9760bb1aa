package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked over a real connection: how files are packed, kept, compared and refused. */
class PagesTest {
    private static final String LONG = "let a = 1; // and so on, and so on\n".repeat(100);
    private static final String NAMED = "/b/js/main.ABCD1234.js";
    private static final Map<String, byte[]> BUILD = Map.of(
            "wall.html", text("<script src=\"/static/js/main.js\"></script><link href=\"/static/mark.svg\">"),
            "js/main.js", text(LONG),
            "js/short.js", text("short"),
            "mark.svg", text("<svg/>"),
            "fonts/a.woff2", new byte[5_000],
            "b/names.json", text("{\"js/main.js\": \"js/main.ABCD1234.js\"}"),
            "b/js/main.ABCD1234.js", text(LONG),
            "b/js/main.EARLIER1.js", text("of an earlier build"));

    private PagesRig rig = new PagesRig(BUILD);

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void rebuild(Map<String, byte[]> files) {
        rig.close();
        rig = new PagesRig(files);
    }

    @Test
    void givenABrowserThatUnpacks_thenALongTextIsPacked_andAnotherGetsTheSamePlain() {
        PagesRig.Answer packed = rig.get(NAMED, "Accept-Encoding", "gzip, deflate, br");
        PagesRig.Answer plain = rig.get(NAMED);
        PagesRig.Answer refused = rig.get(NAMED, "Accept-Encoding", "gzip;q=0, deflate");

        assertEquals("gzip", packed.header("content-encoding"));
        assertEquals(LONG, packed.text());
        assertTrue(packed.body().length() < LONG.length() / 5, packed.body().length() + " bytes");
        assertEquals(LONG, plain.text());
        assertEquals("", plain.header("content-encoding"));
        assertEquals(LONG, refused.text(), "neither as it refused, nor packed by somebody else");
        for (PagesRig.Answer one : List.of(packed, plain, refused)) {
            assertEquals("accept-encoding", one.header("vary").toLowerCase());
            assertEquals(Integer.toString(one.body().length()), one.header("content-length"));
            assertEquals("text/javascript; charset=utf-8", one.header("content-type"));
        }
    }

    @Test
    void givenPartsOfAPage_thenTheyStandInIt_andNameWhatTheBuildMadeOfTheirSources() {
        Map<String, byte[]> files = new HashMap<>(BUILD);
        files.put("wall.html", text("<body><!--head.part-->\n<!--first-->{{none}}<!--/first--></body>"));
        files.put("head.part", text("<!--mark.part-->$1"));
        files.put("mark.part", text("<script src=\"/static/js/main.js\"></script>"));
        rebuild(files);

        assertEquals(
                "<body><script src=\"" + NAMED + "\"></script>$1\n<!--first-->{{none}}<!--/first--></body>",
                rig.get("/man/thu").text());
    }

    @Test
    void givenAPartThatIsNotThere_orHoldsItself_thenThePagesDoNotOpen() {
        Map<String, byte[]> without = new HashMap<>(BUILD);
        without.put("wall.html", text("<!--head.part-->"));
        Map<String, byte[]> endless = new HashMap<>(without);
        endless.put("head.part", text("<!--head.part-->"));

        String missing = assertThrows(IllegalStateException.class, () -> new MemoryShelf(without))
                .getMessage();
        String circle = assertThrows(IllegalStateException.class, () -> new MemoryShelf(endless))
                .getMessage();

        assertEquals("a page names head.part: not there", missing);
        assertEquals("a page is without end: head.part", circle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/static/js/short.js", "/static/fonts/a.woff2"})
    void givenAShortTextOrAFont_thenNobodyPacksIt(String path) {
        PagesRig.Answer answer = rig.get(path, "Accept-Encoding", "gzip, deflate");

        assertEquals("", answer.header("content-encoding"));
        assertEquals("", answer.header("vary"));
        assertEquals(path.endsWith("woff2") ? 5_000 : 5, answer.body().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {NAMED, "/static/js/main.js", "/static/fonts/a.woff2", "/man/thu"})
    void givenWhatABrowserHas_whenItAsksAgain_thenItIsToldThatNothingChanged(String path) {
        for (String accepted : List.of("gzip", "identity")) {
            PagesRig.Answer first = rig.get(path, "Accept-Encoding", accepted);
            String tag = first.header("etag");
            for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                PagesRig.Answer again = rig.get(path, "Accept-Encoding", accepted, "If-None-Match", known);

                assertEquals(304, again.status(), known);
                assertEquals(0, again.body().length());
                for (String name : List.of("etag", "cache-control", "vary"))
                    assertEquals(first.header(name), again.header(name), name);
            }
            assertEquals(
                    200,
                    rig.get(path, "Accept-Encoding", accepted, "If-None-Match", "\"other\"")
                            .status());
        }
    }

    @Test
    void givenTwoFormsOfOneFile_thenTheyHaveTwoTags_andAnotherContentHasAnother() {
        String packed = rig.get("/static/js/main.js", "Accept-Encoding", "gzip").header("etag");
        String plain = rig.get("/static/js/main.js").header("etag");
        Map<String, byte[]> next = new HashMap<>(BUILD);
        next.put("js/main.js", text(LONG + "!"));
        rebuild(next);

        assertNotEquals(packed, plain);
        assertNotEquals(plain, rig.get("/static/js/main.js").header("etag"));
        assertEquals(200, rig.get("/static/js/main.js", "If-None-Match", plain).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {NAMED, "/static/js/main.js", "/static/fonts/a.woff2", "/man/thu"})
    void givenAQuestionForTheHead_thenItIsThatOfTheWhole(String path) {
        for (String accepted : List.of("gzip", "identity")) {
            PagesRig.Answer whole = rig.get(path, "Accept-Encoding", accepted);
            PagesRig.Answer head = rig.ask(HttpMethod.HEAD, path, "Accept-Encoding", accepted);

            assertEquals(200, head.status());
            assertEquals(0, head.body().length());
            assertEquals(whole.headers(), head.headers());
        }
    }

    @Test
    void givenAName_thenOnlyOneThatSaysItsContentMayBeKeptForEver() {
        assertEquals("public, max-age=31536000, immutable", rig.get(NAMED).header("cache-control"));
        for (String path : List.of("/static/js/main.js", "/static/fonts/a.woff2", "/static/wall.html"))
            assertEquals("public, max-age=60", rig.get(path).header("cache-control"), path);
        assertEquals("no-cache", rig.get("/man/thu").header("cache-control"));
    }

    @Test
    void givenABuild_thenThePageNamesItsFiles() {
        String page = rig.get("/man/thu").text();

        assertEquals("<script src=\"" + NAMED + "\"></script><link href=\"/static/mark.svg\">", page);
    }

    @Test
    void givenABuildWithoutABundler_thenThePageNamesItsModules() {
        rebuild(Map.of("wall.html", BUILD.get("wall.html"), "js/main.js", text(LONG)));

        String page = rig.get("/man/thu").text();

        assertEquals("<script src=\"/static/js/main.js\"></script><link href=\"/static/mark.svg\">", page);
        assertEquals(LONG, rig.get("/static/js/main.js").text());
        assertEquals(404, rig.get(NAMED).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b/names.json",
                "/b/js/main.EARLIER1.js",
                "/b/",
                "/b/js",
                "/b",
                "/b/js/main.js",
                "/b/../js/main.js",
                "/b/..%2fjs/main.js",
                "/b/js/main.ABCD1234.js/",
                "/b/js/main.ABCD1234.js%00",
                "/static/b/js/main.ABCD1234.js",
                "/static/b/names.json",
                "/static",
                "/static/",
                "/static/js/",
                "/static/nothing.js",
                "/static/../pages/Pages.class",
                "/static/..%2fopenapi.yaml",
                "/static/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/static/..\\openapi.yaml",
                "/static//etc/passwd",
                "/static/js/..%2f..%2fopenapi.yaml"
            })
    void givenAPathThatIsNoFilesName_thenNothingIsServedAndNothingMayBeKept(String path) {
        PagesRig.Answer answer = rig.get(path);

        assertTrue(answer.status() == 404 || answer.status() == 400, path + " " + answer.status());
        assertEquals("", answer.header("cache-control"));
    }

    @Test
    void givenAnotherMethod_thenItIsNotAllowed() {
        assertEquals(405, rig.ask(HttpMethod.POST, NAMED).status());
        assertEquals(405, rig.ask(HttpMethod.DELETE, "/static/js/main.js").status());
    }

    @Test
    void givenPagesInMemory_thenTheirBytesAreCounted_andTooManyAreRefused() {
        double bytes = rig.meters.get("nhip.pages.bytes").gauge().value();
        Map<String, byte[]> large = Map.of("fonts/a.woff2", new byte[(int) MemoryShelf.MOST_BYTES + 1]);

        assertTrue(bytes > 2 * LONG.length() + 5_000 && bytes < 3 * LONG.length() + 5_000, bytes + " bytes");
        assertThrows(IllegalStateException.class, () -> new MemoryShelf(large));
    }

    @Test
    void givenTheBuildOfThisProject_thenItIsServedFromTheClassPath() {
        rig.close();
        rig = new PagesRig("webroot");

        String page = rig.get("/man/thu", "Accept-Encoding", "gzip").text();
        assertTrue(page.contains("<script type=\"module\" src=\"/b/js/main."), page);
        assertFalse(page.contains("/static/"), page);
    }

    @Test
    void givenNoPages_thenTheServerDoesNotStart() {
        Throwable refusal = assertThrows(IllegalStateException.class, () -> new PagesRig("no-such-folder"));

        assertTrue(refusal.getCause().getMessage().contains("no-such-folder"), refusal.toString());
    }
}
