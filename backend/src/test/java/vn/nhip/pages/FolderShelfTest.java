package vn.nhip.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources for whoever works on them. */
class FolderShelfTest {
    @TempDir
    private Path outside;

    private Path sources() throws IOException {
        Path folder = Files.createDirectories(outside.resolve("pages/js")).getParent();
        Files.writeString(folder.resolve("wall.html"), "<script src=\"/static/js/main.js\"></script>");
        Files.writeString(folder.resolve("js/main.js"), "first");
        Files.writeString(folder.resolve(".hidden"), "hidden");
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("js/way-out"), outside.resolve("secret"));
        return folder;
    }

    @Test
    void givenAFolder_thenPagesNameModules_andAnEditIsSeenAtOnce() throws IOException {
        Path folder = sources();
        try (PagesRig rig = new PagesRig(folder.toString())) {
            assertEquals(
                    "<script src=\"/static/js/main.js\"></script>",
                    rig.get("/man/thu").text());
            assertEquals("first", rig.get("/static/js/main.js").text());

            Files.writeString(folder.resolve("js/main.js"), "second");

            PagesRig.Answer edited = rig.get("/static/js/main.js");
            assertEquals("second", edited.text());
            assertEquals("no-cache", edited.header("cache-control"));
        }
    }

    @Test
    void givenAPartOfAPage_thenItStandsInIt_andAnEditOfItIsSeenAtOnce() throws IOException {
        Path folder = sources();
        Files.writeString(folder.resolve("wall.html"), "<p><!--words.part--></p>");
        Files.writeString(folder.resolve("words.part"), "đầu");
        try (PagesRig rig = new PagesRig(folder.toString())) {
            assertEquals("<p>đầu</p>", rig.get("/man/thu").text());

            Files.writeString(folder.resolve("words.part"), "sau");

            assertEquals("<p>sau</p>", rig.get("/man/thu").text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../secret",
                "/static/..%2fsecret",
                "/static/%2e%2e/secret",
                "/static/js/..%2f..%2f..%2fsecret",
                "/static/..\\secret",
                "/static//etc/passwd",
                "/static/.hidden",
                "/static/js/way-out",
                "/static/js",
                "/static/nothing.js",
                "/b/js/main.js"
            })
    void givenAPathThatLeadsOut_thenNothingIsServed(String path) throws IOException {
        try (PagesRig rig = new PagesRig(sources().toString())) {
            assertEquals(404, rig.get(path).status());
        }
    }
}
