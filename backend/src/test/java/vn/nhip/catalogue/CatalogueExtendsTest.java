package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Formula;

class CatalogueExtendsTest {
    @TempDir
    Path dir;

    @BeforeEach
    void writeTheOtherFile() throws IOException {
        write("base.yaml", """
                id: base
                set: base-set
                name: Gốc
                validFrom: 2026-01-01
                groups:
                  - {code: A, name: Nhóm A, max: 100}
                bands:
                  - {id: weak, name: Yếu, from: 0}
                components:
                  - id: "1"
                    group: A
                    name: Một
                    max: 60
                    formula: linear
                    met: given
                    total: given
                    words: Một
                    source: thử
                    options:
                      - name: cach
                        label: Cách tính
                        use: thang
                        choices:
                          thang: {words: Thẳng}
                          nguong: {words: Ngưỡng, formula: {threshold: 0.80}}
                  - id: "2"
                    group: A
                    name: Hai
                    max: 40
                    formula: linear
                    met: given
                    total: given
                    words: Hai
                    source: thử
                """);
    }

    @Test
    void givenAFileThatExtendsAnother_whenRead_thenItsOwnWordsGoFirst() throws IOException {
        Catalogue own = read("""
                extends: base.yaml
                id: own
                name: Riêng
                validFrom: 2027-01-01
                use: {"1": {cach: nguong}}
                components:
                  - id: "2"
                    max: 30
                  - {id: "3", group: A, name: Ba, max: 10, formula: linear, met: given, total: given, words: Ba, source: thử}
                """);

        assertEquals("own", own.id());
        assertEquals("own", own.set());
        assertEquals("2027-01-01", own.validFrom().toString());
        assertEquals(
                List.of("1 Một 60", "2 Hai 30", "3 Ba 10"),
                own.components().stream()
                        .map(one -> one.id() + " " + one.name() + " " + one.max())
                        .toList());
        assertEquals(
                new Formula.Threshold(new BigDecimal("0.80")),
                own.components().get(0).formula());
    }

    @Test
    void givenAnExtendedFileThatExtendsToo_whenRead_thenChoicesOfBothHold() throws IOException {
        write("middle.yaml", "extends: base.yaml\nid: middle\nname: Giữa\nuse: {\"1\": {cach: nguong}}\n");

        Catalogue own = read("extends: middle.yaml\nid: own\nname: Riêng\nuse: {}\n");

        assertEquals(
                new Formula.Threshold(new BigDecimal("0.80")),
                own.components().get(0).formula());
        Catalogue back = read("extends: middle.yaml\nid: own\nname: Riêng\nuse: {\"1\": {cach: thang}}\n");
        assertEquals(new Formula.Linear(), back.components().get(0).formula());
    }

    @Test
    void givenARowLeftOut_whenRead_thenItIsGone() throws IOException {
        Catalogue own = read("""
                extends: base.yaml
                id: own
                name: Riêng
                groups: [{code: A, name: Nhóm A, max: 60}]
                without: ["2"]
                """);

        assertEquals(List.of("1"), own.components().stream().map(Component::id).toList());
    }

    @Test
    void givenNothingButTheOther_whenRead_thenItIsTheOther() throws IOException {
        assertEquals(CatalogueReader.read(dir.resolve("base.yaml")).catalogue(), read("extends: base.yaml\n"));
    }

    @Test
    void givenTheNameOfACarriedFile_whenRead_thenTheServersOwnIsTaken() throws IOException {
        Path same = write("766-portal-2026.yaml", "extends: 766-portal-2026.yaml\n");

        assertEquals(CatalogueReader.shipped(), CatalogueReader.read(same).catalogue());
        assertEquals(
                CatalogueReader.read(Shipped.FILE.resolveSibling("766-van-ban.yaml"))
                        .catalogue(),
                CatalogueReader.read(write("van-ban.yaml", "extends: 766-van-ban.yaml\n"))
                        .catalogue());
    }

    @Test
    void givenFaultsInBothFiles_whenRead_thenEachIsNamedWithItsFileAndLine() throws IOException {
        Files.writeString(
                dir.resolve("base.yaml"),
                Files.readString(dir.resolve("base.yaml")).replace("name: Hai", "names: Hai"));

        assertFaults(
                """
                extends: base.yaml
                id: own
                name: Riêng
                use: {"1": {cach: vong}}
                without: ["7"]
                components:
                  - id: "1"
                    formula: sqrt
                """,
                "own.yaml:4:19: use.1.cach: unknown choice \"vong\"; allowed: nguong, thang",
                "own.yaml:5:11: without[0]: no component \"7\" to leave out",
                "own.yaml:8:14: components[0].formula: unknown formula \"sqrt\"; allowed: linear, tracked, {threshold:"
                        + " 0.80}",
                "base.yaml:26:5: components[1].name: is missing",
                "base.yaml:28:5: components[1].names: unknown key; allowed: appliesTo, code, elsewhere, empty, formula,"
                        + " group, id, inherited, max, met, name, options, ratioOf, roundedRatio, source, total, words");
    }

    @Test
    void givenNoIdOfItsOwn_whenRead_thenItIsMissing() throws IOException {
        assertFaults("extends: base.yaml\nname: Riêng\n", "own.yaml:1:1: id: is missing");
    }

    @Test
    void givenAFileThatIsNowhere_whenRead_thenRefused() throws IOException {
        assertFaults(
                "extends: nowhere.yaml\n",
                "own.yaml:1:10: extends: no such file in this folder, nor among those that the server carries:"
                        + " nowhere.yaml");
        assertFaults("extends: ../secret.yaml\n", "own.yaml:1:10: extends: not the name of a file: ../secret.yaml");
    }

    @Test
    void givenFilesThatExtendEachOther_whenRead_thenRefused() throws IOException {
        write("one.yaml", "extends: own.yaml\nid: one\nname: Một\n");

        UnusableFilesException unusable =
                assertThrows(UnusableFilesException.class, () -> read("extends: one.yaml\nid: own\nname: Riêng\n"));

        assertEquals(
                "one.yaml:1:10: extends: extends itself: own.yaml",
                unusable.problems().get(0).toString());
    }

    private Catalogue read(String yaml) throws IOException {
        return CatalogueReader.read(write("own.yaml", yaml)).catalogue();
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(dir.resolve(name), yaml);
    }

    private void assertFaults(String yaml, String... faults) throws IOException {
        Path file = write("own.yaml", yaml);
        UnusableFilesException unusable = assertThrows(UnusableFilesException.class, () -> CatalogueReader.read(file));
        assertEquals(
                List.of(faults).stream().sorted().toList(),
                unusable.getMessage().lines().sorted().toList());
    }
}
