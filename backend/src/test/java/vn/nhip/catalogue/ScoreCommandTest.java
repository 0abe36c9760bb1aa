package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "score");

    @TempDir
    Path dir;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    /** Published figures of Phú Thọ for 2026, and of three of its units. -Dgolden.write=true writes the file anew. */
    @Test
    void givenAWholeCatalogueOfFigures_whenScored_thenTheGoldenSheets() throws IOException {
        int code = new ScoreCommand().run(Shipped.FILE, GOLDEN.resolve("figures.csv"), out, err);

        assertEquals("", err.toString());
        assertEquals(0, code);
        if (Boolean.getBoolean("golden.write")) Files.writeString(GOLDEN.resolve("scores.csv"), out);
        assertEquals(Files.readString(GOLDEN.resolve("scores.csv")), out.toString());
    }

    @Test
    void givenWrongRows_whenScored_thenEveryOneIsNamedAndNothingIsWritten() throws IOException {
        int code = score("""
                unit,period,component,met,total
                H44,2026-13,2.1,9,10
                H44,2026,2.9,9,10
                H44,2026,2.1,nine,10
                H44,2026,2.1,9,-10
                ,2026,2.1,9,10
                H44,2026,,9,10
                H44,2026,5.4,1
                """);

        assertEquals("""
                figures.csv:2: period: unknown period "2026-13"; allowed: 2026-W48, 2026-11, 2026-Q4, 2026, \
                7d, 30d, week, month, quarter, year
                figures.csv:3: component: unknown component "2.9"; allowed: 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 3.1, 3.2, 3.3, \
                3.4, 3.5, 3.6, 4.1, 4.2, 4.3, 4.4, 4.5a, 4.5b, 4.6, 5.1a, 5.1b, 5.2, 5.3, 5.4
                figures.csv:4: met: not a whole number from 0 on, of at most 18 digits: "nine"
                figures.csv:5: total: not a whole number from 0 on, of at most 18 digits: "-10"
                figures.csv:5: component: 2.1 is there twice for this unit and period
                figures.csv:6: unit: is empty
                figures.csv:7: component: is empty
                figures.csv:8: 4 values for 5 columns
                """, err.toString());
        assertEquals("", out.toString());
        assertEquals(1, code);
    }

    @Test
    void givenWrongColumns_whenScored_thenTheyAreNamed() throws IOException {
        assertEquals(1, score("unit,period,component,met,totals\nH44,2026,2.1,9,10\n"));

        assertEquals("""
                figures.csv:1: totals: unknown column; allowed: component, kind, met, period, total, unit
                figures.csv:1: the column total is missing
                """, err.toString());
    }

    @Test
    void givenHalfAFigure_whenScored_thenItIsNone() throws IOException {
        score("unit,period,component,met,total\nH44,2026-08,2.1,,10\n");

        assertEquals("H44,2026-08,2.1,,20,,", line("2.1"));
    }

    @Test
    void givenATotalOfLastYear_whenNoneOfThisPeriodIsThere_thenItsPart() throws IOException {
        score("""
                unit,period,component,met,total
                H44,2025,1.4,,1200
                H44,2026-08,1.4,75,
                H44,2026-Q3,1.4,75,0
                H44,2026,1.4,600,
                H44,2026-09,2.1,1,1
                H44.01,2026-08,1.4,75,
                """);

        assertEquals(true, printed("H44,2026-08,1.4,4.50,6,75.00,"), out.toString());
        assertEquals(true, printed("H44,2026-Q3,1.4,1.50,6,25.00,"), out.toString());
        assertEquals(true, printed("H44,2026,1.4,3.00,6,50.00,"), out.toString());
        assertEquals(true, printed("H44,2026-09,1.4,,6,,"), out.toString());
        assertEquals(true, printed("H44.01,2026-08,1.4,,6,,"), out.toString());
    }

    @Test
    void givenKindsAndTheTwoChoices_whenScored_thenWhatDoesNotApplyEarnsFullPoints() throws IOException {
        Path document = Files.writeString(dir.resolve("own.yaml"), """
                extends: 766-van-ban.yaml
                id: own
                name: Own
                use: {"3.1": {don-vi-khong-thuoc: du-diem}, "5.3": {khong-co-pakn: chia-deu}}
                """);
        Path file = Files.writeString(dir.resolve("figures.csv"), """
                unit,period,component,met,total,kind
                H44,2026,2.1,1,2,province
                H44.01,2026,2.1,1,2,commune
                H44.02,2026,2.1,1,2,
                H44.03,2026,3.1,4,10,commune
                """);

        assertEquals(0, new ScoreCommand().run(document, file, out, err));

        assertEquals(true, printed("H44,2026,3.1,0.00,2,0.00,"), out.toString());
        assertEquals(true, printed("H44.01,2026,3.1,2.00,2,,"), out.toString());
        assertEquals(true, printed("H44.02,2026,3.1,0.00,2,0.00,"), out.toString());
        assertEquals(true, printed("H44.03,2026,3.1,1.00,2,40.00,"), out.toString());
        assertEquals(true, printed("H44.01,2026,5.2,9.00,9.00,,"), out.toString());
        assertEquals(true, printed("H44.01,2026,5.3,,0,,"), out.toString());
    }

    @Test
    void givenNumbersInLocalNotation_whenScored_thenTheyAreDoubtfulAndNothingIsWritten() throws IOException {
        assertEquals(1, score("""
                unit,period,component,met,total
                H48.01,2026-11,2.1,999,1.500
                H48.02,2026-11,2.1,1.234,1500
                H48.03,2026-11,2.1,"1.234,5","1,500"
                H48.04,2026-11,2.1,1500.0,1500.00
                H48.05,2026-11,2.1,1.5,2
                """));

        List<String> lines = err.toString().lines().toList();
        assertEquals(
                List.of(
                        "figures.csv:2: total: doubtful: \"1.500\"",
                        "figures.csv:3: met: doubtful: \"1.234\"",
                        "figures.csv:4: met: doubtful: \"1.234,5\"",
                        "figures.csv:4: total: doubtful: \"1,500\"",
                        "figures.csv:6: met: doubtful: \"1.5\""),
                lines.stream().map(line -> line.split(" may be ")[0]).toList());
        assertEquals("", out.toString());
    }

    @Test
    void givenMoreMetThanTheTotal_whenScored_thenItIsScoredAndSaid() throws IOException {
        assertEquals(0, score("""
                unit,period,component,met,total
                H48.01,2026-11,2.1,3,2
                """));

        assertEquals("figures.csv:2: met: more than the total: 3 of 2\n", err.toString());
        assertEquals(true, printed("H48.01,2026-11,2.1,20.00,20,150.00,"), out.toString());
    }

    @Test
    void givenOneUnitInTwoSpellings_whenScored_thenItIsOneUnitNamedAsAtFirst() throws IOException {
        assertEquals(1, score("""
                unit,period,component,met,total
                H48.01,2026-Q4,4.5a,1,2
                h48.01\u200b,2026\u2013q4,4.5A,1,2
                """));

        assertEquals("figures.csv:3: component: 4.5a is there twice for this unit and period\n", err.toString());
    }

    @Test
    void givenTwoKindsOfOneUnit_whenScored_thenRefused() throws IOException {
        assertEquals(1, score("""
                unit,period,component,met,total,kind
                H44,2026,2.1,1,2,province
                H44,2026,2.2,1,2,commune
                """));
        assertEquals("figures.csv:3: kind: was province further up: commune\n", err.toString());
    }

    @Test
    void givenEveryShippedCatalogue_whenScored_thenItScores() throws IOException {
        for (String name : new String[] {"766-van-ban", "nd61-2018", "tinh-mau"}) {
            Path catalogue = Shipped.FILE.resolveSibling(name + ".yaml");
            String id = name.equals("nd61-2018") ? "61.1" : name.equals("tinh-mau") ? "T1" : "2.1";
            Path file = Files.writeString(
                    dir.resolve("figures.csv"), "unit,period,component,met,total\nH44,2026-Q3," + id + ",1,2\n");

            assertEquals(0, new ScoreCommand().run(catalogue, file, out, err), err.toString());
        }
        assertEquals(true, printed("H44,2026-Q3,61.1,1.00,2,50.00,"), out.toString());
        assertEquals(true, printed("H44,2026-Q3,T1,15.00,30,50.00,"), out.toString());
    }

    private boolean printed(String line) {
        return out.toString().lines().anyMatch(line::equals);
    }

    @Test
    void givenAPortalsCode_whenScored_thenItIsTheComponent() throws IOException {
        score("unit,period,component,met,total\nH44,2026,DOSSIER_SYNC,1,2\n");

        assertEquals("H44,2026,1.4,3.00,6,50.00,", line("1.4"));
    }

    @Test
    void givenNoProvinceInThePeriod_whenScored_thenAUnitsOwnFigureStands() throws IOException {
        score("unit,period,component,met,total\nH44,2026-Q3,1.1,1,2\nH44.01,2026,1.1,2,2\n");

        assertEquals("H44,2026-Q3,1.1,3.00,6,50.00,", line("1.1"));
        assertEquals(true, out.toString().lines().anyMatch("H44.01,2026,1.1,6.00,6,100.00,"::equals));
    }

    @Test
    void givenANameInsteadOfACode_whenScored_thenItIsAUnitAllTheSame() throws IOException {
        score("unit,period,component,met,total\n\"Sở Văn hóa, Thể thao\",2026,2.1,1,2\n");

        assertEquals("\"Sở Văn hóa, Thể thao\",2026,2.1,10.00,20,50.00,", line("2.1"));
    }

    @Test
    void givenNoRows_whenScored_thenOnlyTheColumns() throws IOException {
        assertEquals(0, score("unit,period,component,met,total\n"));
        assertEquals("unit,period,id,points,max,ratio,band\n", out.toString());
    }

    @Test
    void givenAMissingFileOrAnUnusableCatalogue_whenScored_thenTwo() throws IOException {
        Path nowhere = dir.resolve("nowhere");
        Path broken = Files.writeString(dir.resolve("broken.yaml"), "id: x\n");

        assertEquals(2, new ScoreCommand().run(nowhere, GOLDEN.resolve("figures.csv"), out, err));
        assertEquals(2, new ScoreCommand().run(Shipped.FILE, nowhere, out, err));
        assertEquals(2, new ScoreCommand().run(broken, GOLDEN.resolve("figures.csv"), out, err));
        assertEquals("", out.toString());
    }

    @Test
    void givenACatalogue_whenChecked_thenZeroOneOrTwo() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.yaml"), "id: x\nnames: y\n");
        CatalogueCheckCommand check = new CatalogueCheckCommand();

        assertEquals(0, check.run(Shipped.FILE, out, err));
        assertEquals("766-portal-2026: 24 components in 6 groups, no faults\n", out.toString());
        assertEquals("", err.toString());
        assertEquals(1, check.run(broken, out, err));
        assertEquals(true, err.toString().contains("broken.yaml:2:1: names: unknown key; allowed: "), err.toString());
        assertEquals(2, check.run(dir.resolve("nowhere"), out, err));
    }

    private int score(String figures) throws IOException {
        Path file = Files.writeString(dir.resolve("figures.csv"), figures);
        return new ScoreCommand().run(Shipped.FILE, file, out, err);
    }

    /** The first line of an id. */
    private String line(String id) {
        return out.toString()
                .lines()
                .filter(line -> line.contains("," + id + ","))
                .findFirst()
                .orElse("none");
    }
}
