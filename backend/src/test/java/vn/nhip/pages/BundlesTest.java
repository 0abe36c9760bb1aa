package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private static final Pattern NAMES = Pattern.compile("(?:src|href)=\"(/[^\"]*)\"|url=(/[^\"]*)\"");

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givenAList_thenAPageNamesTheFilesOfTheBuild_andKeepsWhatWasNotBundled() {
        Bundles bundles = Bundles.among(Map.of(
                "b/names.json", text("{\"js/a.js\": \"js/a.ABCD1234.js\"}"), "b/js/a.ABCD1234.js", text("built")));

        assertEquals(
                "<script type=\"module\" src=\"/b/js/a.ABCD1234.js\"></script>",
                bundles.rewrite("<script type=\"module\" src=\"/static/js/a.js\"></script>"));
        String other = "<link href=\"/static/js/a.js.map\"><a href=\"/static/js/b.js\">/static/js/a.js</a>";
        assertEquals(other, bundles.rewrite(other));
    }

    @Test
    void givenNoList_thenPagesNameTheirModules() {
        String page = "<script src=\"/static/js/a.js\"></script>";

        assertEquals(Bundles.NONE, Bundles.among(Map.of("js/a.js", text("a"))));
        assertEquals(page, Bundles.NONE.rewrite(page));
    }

    @Test
    void givenHalfABuild_thenItIsRefused() {
        Map<String, byte[]> gone = Map.of("b/names.json", text("{\"js/a.js\": \"js/a.ABCD1234.js\"}"));
        Map<String, byte[]> torn = Map.of("b/names.json", text("{\"js/a.js\": "));

        assertTrue(assertThrows(IllegalStateException.class, () -> Bundles.among(gone))
                .getMessage()
                .contains("js/a.ABCD1234.js"));
        assertThrows(IllegalStateException.class, () -> Bundles.among(torn));
    }

    @Test
    void givenTheBuild_thenEveryPageNamesOnlyFilesThatAreThere() throws IOException {
        Map<String, byte[]> files = WebRoot.readBlocking("webroot");
        MemoryShelf shelf = new MemoryShelf(files);
        Set<String> pages = files.keySet().stream()
                .filter(path -> path.endsWith(".html"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(8, pages.size(), pages.toString());
        for (String page : pages) {
            Matcher names = NAMES.matcher(shelf.source(page).result().plain().toString());
            int named = 0;
            while (names.find()) {
                String name = names.group(1);
                // Where pages lead to is answered by the server.
                if (name == null || name.startsWith("/xep-hang/") || name.equals("/cach-tinh")) continue;
                named++;
                assertTrue(
                        name.startsWith("/b/") && shelf.named(name.substring(3)).result() != null, page + " " + name);
            }
            assertTrue(named > 0, page);
        }
    }

    @Test
    void givenTheBuild_thenItsScriptsImportNothing_itsStylesNameTheirFontsByContent_andLicencesStay()
            throws IOException {
        Map<String, byte[]> files = WebRoot.readBlocking("webroot");
        Bundles bundles = Bundles.among(files);

        assertTrue(bundles.named().size() > 15, bundles.toString());
        bundles.named().forEach((source, name) -> {
            String content = new String(files.get("b/" + name), StandardCharsets.UTF_8);
            if (name.endsWith(".css")) assertFontsAreNamed(name, content, bundles);
            if (name.endsWith(".js")) assertTrue(!content.matches("(?s).*\\bimport\\s*[{\"'(*].*"), name);
        });
        String wall = new String(files.get("b/" + bundles.named().get("js/main.js")), StandardCharsets.UTF_8);
        assertTrue(wall.contains("Kazuhiko Arase, MIT License"), "the licence of the codes");
    }

    private static void assertFontsAreNamed(String name, String content, Bundles bundles) {
        assertTrue(!content.contains("@import"), name);
        Matcher urls = Pattern.compile("url\\(\"?([^)\"]+)").matcher(content);
        while (urls.find()) {
            String font = urls.group(1).replace("../../", "");
            assertTrue(bundles.named().containsValue(font), name + " " + font);
        }
    }
}
