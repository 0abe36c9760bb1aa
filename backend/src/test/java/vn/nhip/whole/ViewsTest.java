package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** The same cases by another catalogue, of some procedures, at another instant, compared with something else. */
class ViewsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Path CATALOGUES = Path.of("..", "config", "catalogue");
    private static final String BIRTHS = "1.000003";

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-10-30T03:00:00Z"));
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        SmallProvince.on(servers).units("""
                        H48,Tỉnh Quảng Ngãi,Quảng Ngãi,province,,,,
                        H48.01,Sở Tư pháp,Sở Tư pháp,department,H48,,,
                        H48.02,Sở Xây dựng,Sở Xây dựng,department,H48,,,
                        H48.101,Phường Cẩm Thành,Phường Cẩm Thành,commune,H48,,,
                        H48.102,Xã Bình Sơn,Xã Bình Sơn,commune,H48,,2026-10-31,H48.101
                        H48.103,Xã Ba Tơ,Xã Ba Tơ,commune,H48,,2026-10-31,H48.101
                        """).in(directory);
        String units = Files.readString(directory.resolve("units.csv"));
        Files.writeString(directory.resolve("units.csv"), units.replace("valid_to\n", "valid_to,merged_into\n"));
        Path catalogues = Files.createDirectory(directory.resolve("catalogue"));
        for (String name : List.of("766-portal-2026.yaml", "766-truoc-2026.yaml", "tinh-mau.yaml"))
            Files.copy(CATALOGUES.resolve(name), catalogues.resolve(name));
        Files.createDirectory(directory.resolve("lists"));
        Files.writeString(
                directory.resolve("lists").resolve("khai-sinh.yaml"),
                "id: khai-sinh\nname: Khai sinh\nsource: test\nprocedures: [\"" + BIRTHS
                        + "\", {code: CA-01, outside: true}]\n");
        Files.writeString(directory.resolve("targets.csv"), "unit,component,year,ratio\ndepartment,2.1,2026,95\n");
        server = RunningServer.start(directory, clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject row(List<JsonObject> rows, String unit) {
        return rows.stream()
                .filter(row -> row.getString("unit").equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<JsonObject> rows) {
        return rows.stream().map(row -> row.getString("unit")).toList();
    }

    private void october() {
        caller.sendAndSee(
                aCase("A-1")
                        .received("2026-10-05T08:00:00+07:00")
                        .due("2026-12-20")
                        .event("1"),
                aCase("A-2")
                        .with("procedure", BIRTHS)
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-10-07")
                        .event("2"),
                aCase("A-3")
                        .of("H48.02")
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-12-07")
                        .event("3"),
                aCase("A-4")
                        .of("H48.102")
                        .received("2026-10-06T08:00:00+07:00")
                        .due("2026-12-07")
                        .event("4"),
                Event.figure("f", "H48.01", "2026-10", "1.4", 1, 2));
    }

    private void november() {
        clock.set(Instant.parse("2026-11-20T03:00:00Z"));
        // The windows follow the clock within a tick or two; then the merged communes have ended.
        Until.holds(
                "november begins",
                () -> row(caller.ranking("commune", "2026-11"), "H48.102").getBoolean("ended"));
    }

    @Test
    void givenAList_whenASheetIsRead_thenOnlyItsCasesCountAndNothingHandedInIsThere() {
        october();

        JsonObject sheet = caller.json("/api/v1/units/H48.01/sheet?period=2026-10&list=khai-sinh");

        assertEquals("khai-sinh", sheet.getString("list"));
        assertEquals(1, sheet.getInteger("outside"), "one member is handled elsewhere, and the answer says so");
        assertEquals("766-portal-2026", sheet.getString("catalogue"));
        assertEquals(1, sheet.getJsonObject("counts").getInteger("handled"));
        assertEquals(1, sheet.getJsonObject("counts").getInteger("late"));
        assertEquals(1, Caller.component(sheet, "2.1").getInteger("total"));
        // Nobody said whether the portal has the case, and what was handed in is of all cases.
        assertEquals("none", Caller.component(sheet, "1.4").getString("origin"));
        assertEquals(1, Caller.component(sheet, "1.4").getInteger("total"));
        for (String petitions : List.of("5.1a", "5.1b", "5.2", "5.3")) {
            assertEquals(0.0, Caller.component(sheet, petitions).getDouble("points"), petitions);
        }
        JsonObject all = caller.sheet("H48.01", "2026-10");
        assertNull(all.getValue("list"));
        assertEquals(2, all.getJsonObject("counts").getInteger("handled"));
        assertEquals("given", Caller.component(all, "1.4").getString("origin"));
    }

    @Test
    void givenAnotherCatalogue_whenSheetRankingAndBoardAreRead_thenAllAreByIt() {
        october();

        JsonObject sheet = caller.json("/api/v1/units/H48.01/sheet?period=2026-10&catalogue=tinh-mau");
        assertEquals("tinh-mau", sheet.getString("catalogue"));
        assertEquals(1, Caller.component(sheet, "T2").getInteger("met"));
        JsonObject ranking = caller.json("/api/v1/ranking?kind=department&period=2026-10&catalogue=tinh-mau");
        assertEquals(
                sheet.getDouble("total"), row(Caller.rows(ranking), "H48.01").getDouble("total"));
        try (Frames screen = caller.screen("board=unit:H48.01&period=2026-10&catalogue=tinh-mau&list=khai-sinh")) {
            JsonObject snapshot = screen.snapshot();
            assertEquals("tinh-mau", snapshot.getString("catalogue"));
            assertEquals("khai-sinh", snapshot.getString("list"));
            assertEquals(1, Caller.rows(snapshot).get(0).getJsonObject("counts").getInteger("handled"));

            caller.send(aCase("A-9")
                    .with("procedure", BIRTHS)
                    .received("2026-10-08T08:00:00+07:00")
                    .due("2026-12-07")
                    .event("9"));
            JsonObject changes =
                    screen.await("changes", frame -> frame.getString("type").equals("changes"));
            assertEquals(2, Caller.rows(changes).get(0).getJsonObject("counts").getInteger("handled"));
            assertEquals("T2", changes.getJsonArray("causes").getJsonObject(0).getString("component"));
        }
        for (String wrong : List.of("catalogue=none", "list=none")) {
            try (Frames screen = caller.screen("board=province&" + wrong)) {
                assertEquals(4500, screen.closeCode());
            }
        }
    }

    @Test
    void givenTwoViewsThatAreAskedOften_thenEachIsKeptOnce() {
        october();
        for (int i = 0; i < 40; i++) {
            caller.json("/api/v1/units/H48.01/sheet?period=2026-10&catalogue=tinh-mau"
                    + (i % 2 == 0 ? "" : "&list=khai-sinh"));
        }
        assertEquals(2, caller.metric("nhip_score_views"));
        assertEquals(0, caller.metric("nhip_score_views_refused_total"));
    }

    @Test
    void givenAnEarlierInstant_whenASheetIsRead_thenItIsAsItWasShownThen() {
        october();
        JsonObject then = caller.sheet("H48.01", "2026-10");
        clock.set(Instant.parse("2026-10-30T05:00:00Z"));
        caller.sendAndSee(aCase("A-5")
                .received("2026-10-09T08:00:00+07:00")
                .due("2026-10-10")
                .event("5"));

        JsonObject sheet = caller.json("/api/v1/units/H48.01/sheet?period=2026-10&at=2026-10-30T04:00:00Z");

        assertEquals("2026-10-30T04:00:00Z", sheet.getString("at"));
        assertEquals(then.getString("asOf"), sheet.getString("asOf"));
        assertEquals(then.getLong("position"), sheet.getLong("position"));
        assertEquals(then.getJsonArray("components"), sheet.getJsonArray("components"));
        assertEquals(then.getJsonObject("counts"), sheet.getJsonObject("counts"));
        assertEquals(3, caller.counts("H48.01", "2026-10").getInteger("handled"));
        JsonObject ranking =
                caller.json("/api/v1/ranking?kind=department&period=2026-10&baseline=2026-10-30T11:00:00%2B07:00");
        assertEquals("2026-10-30T04:00:00Z", ranking.getString("baseline"));
        JsonObject justice = row(Caller.rows(ranking), "H48.01");
        double before = then.getDouble("total");
        assertEquals(
                Math.round(100 * (justice.getDouble("total") - before)), Math.round(100 * justice.getDouble("delta")));
        assertTrue(justice.getDouble("delta") < 0);
    }

    @Test
    void givenOctober_whenNovemberIsCompared_thenWithTheMonthsStartOrThePeriodBefore() {
        october();
        november();

        JsonObject previous = caller.json("/api/v1/ranking?kind=department&period=2026-11&baseline=previous");
        assertEquals("2026-10-31T17:00:00Z", previous.getString("baseline"));
        JsonObject justice = row(Caller.rows(previous), "H48.01");
        double was = caller.sheet("H48.01", "2026-10").getDouble("total");
        assertEquals(
                Math.round(100 * (justice.getDouble("total") - was)), Math.round(100 * justice.getDouble("delta")));

        JsonObject month = caller.json("/api/v1/ranking?kind=department&period=2026-11&baseline=month");
        assertNull(month.getValue("baseline"));
        assertNull(Caller.rows(month).get(0).getValue("delta"));
        JsonObject quarter = caller.json("/api/v1/ranking?kind=department&period=2026-Q4&baseline=month");
        assertEquals("2026-10-31T17:00:00Z", quarter.getString("baseline"));
        assertEquals(0.0, row(Caller.rows(quarter), "H48.02").getDouble("delta"));
    }

    @Test
    void givenAMonthThatGoesOn_whenComparedWithTheSameDay_thenWithTheMonthBeforeAsItWasShownThen() {
        october();
        JsonObject shown = caller.sheet("H48.01", "2026-10");
        clock.set(Instant.parse("2026-10-30T05:00:00Z"));
        caller.sendAndSee(aCase("A-5")
                .received("2026-10-09T08:00:00+07:00")
                .due("2026-10-10")
                .event("5"));
        november();
        clock.set(Instant.parse("2026-11-30T04:30:00Z"));

        JsonObject sameDay = caller.json("/api/v1/ranking?kind=department&period=2026-11&baseline=sameDay");

        assertEquals("2026-10-30T04:00:00Z", sameDay.getString("baseline"));
        JsonObject justice = row(Caller.rows(sameDay), "H48.01");
        assertEquals(
                Math.round(100 * (justice.getDouble("total") - shown.getDouble("total"))),
                Math.round(100 * justice.getDouble("delta")));
        assertFalse(shown.getDouble("total")
                .equals(caller.sheet("H48.01", "2026-10").getDouble("total")));
        JsonObject closed = caller.json("/api/v1/ranking?kind=department&period=2026-10&baseline=sameDay");
        assertNull(closed.getValue("baseline"));
    }

    @Test
    void givenUnitsThatWereMerged_whenRanked_thenEndedOnesComeLastUnrankedAndOnlyWithCases() {
        october();
        november();

        List<JsonObject> before = caller.ranking("commune", "2026-10");
        assertEquals(1, row(before, "H48.102").getInteger("rank"));
        assertFalse(row(before, "H48.102").getBoolean("ended"));
        assertEquals(3, before.get(0).getInteger("peers"));

        List<JsonObject> after = caller.ranking("commune", "2026-11");
        assertEquals(List.of("H48.101", "H48.102"), codes(after));
        assertTrue(row(after, "H48.102").getBoolean("ended"));
        assertNull(row(after, "H48.102").getValue("rank"));
        assertEquals(1, after.get(0).getInteger("peers"));
        assertEquals(
                List.of("H48.102", "H48.103"),
                row(after, "H48.101")
                        .getJsonArray("changes")
                        .getJsonObject(0)
                        .getJsonArray("others")
                        .getList());
        JsonObject ended = caller.sheet("H48.103", "2026-11");
        assertTrue(ended.getBoolean("ended"));
        assertEquals(0, ended.getJsonObject("counts").getInteger("handled"));
        JsonArray changes = caller.sheet("H48.101", "2026-Q4").getJsonArray("changes");
        assertEquals("absorbed", changes.getJsonObject(0).getString("what"));
        assertEquals("2026-11-01", changes.getJsonObject(0).getString("on"));
        assertEquals(
                4, caller.counts("H48", "2026-11").getInteger("handled"), "the province counts what ended units left");
    }

    @Test
    void givenATarget_whenRead_thenItTellsWhatIsMissing() {
        october();

        JsonObject targets = caller.json("/api/v1/targets?unit=H48.01&year=2026");
        JsonObject target = targets.getJsonArray("targets").getJsonObject(0);
        assertEquals("2.1", target.getString("id"));
        assertEquals(2, target.getInteger("total"));
        assertEquals(1, target.getInteger("met"));
        JsonObject plan = target.getJsonObject("target");
        assertEquals(95.0, plan.getDouble("ratio"));
        assertFalse(plan.getBoolean("reached"));
        assertEquals(1, plan.getInteger("missing"));
        JsonObject other = Caller.component(caller.sheet("H48.02", "2026"), "2.1");
        assertTrue(other.getJsonObject("target").getBoolean("reached"));
        assertEquals(0, other.getJsonObject("target").getInteger("missing"));
        assertFalse(Caller.component(caller.sheet("H48", "2026"), "2.1").containsKey("target"));
    }

    @Test
    void givenTwoFigures_whenCalculated_thenTheyEarnWhatTheSheetSays() {
        october();
        for (JsonObject component :
                Caller.objects(caller.sheet("H48.01", "2026-10").getJsonArray("components"))) {
            if (component.getBoolean("empty") || component.getString("id").equals("3.1")) continue;
            JsonObject points = caller.json("/api/v1/catalogues/766-portal-2026/points?component="
                    + component.getString("id") + "&met=" + component.getValue("met") + "&total="
                    + component.getValue("total"));
            assertEquals(component.getDouble("points"), points.getDouble("points"), component.getString("id"));
            assertEquals(component.getValue("ratio"), points.getValue("ratio"), component.getString("id"));
        }
        JsonObject about = caller.json("/api/v1/about");
        assertEquals("766", about.getJsonArray("sets").getJsonObject(0).getString("set"));
        assertEquals(true, about.getJsonArray("sets").getJsonObject(0).getBoolean("main"));
        assertEquals(2, about.getJsonArray("lists").getJsonObject(0).getInteger("procedures"));
        assertEquals(1, about.getJsonArray("lists").getJsonObject(0).getInteger("outside"));
        JsonObject method = caller.json("/api/v1/catalogues/766-portal-2026");
        assertEquals(
                caller.json("/api/v1/about")
                        .getJsonObject("catalogue")
                        .getJsonArray("components")
                        .size(),
                method.getJsonArray("components").size());
        assertFalse(Caller.component(method, "2.1").getJsonArray("options").isEmpty());
    }

    @Test
    void givenAPeriodBeforeTheCatalogue_whenRead_thenItSaysThatAnotherVersionScores() {
        assertEquals(true, caller.sheet("H48", "2019").getBoolean("otherVersion"));
        assertFalse(caller.sheet("H48", "2026-10").containsKey("otherVersion"));
    }

    /** The portal's method begins with 2026; before it another catalogue of the same set scores. */
    @Test
    void givenPeriodsOnBothSidesOfTheBreak_whenCompared_thenNoDifferenceIsToldAndTheAnswerSaysWhy() {
        caller.sendAndSee(
                aCase("A-1")
                        .received("2025-12-05T08:00:00+07:00")
                        .due("2025-12-20")
                        .event("1"),
                aCase("A-2")
                        .received("2026-01-05T08:00:00+07:00")
                        .due("2026-12-20")
                        .event("2"));
        String before = caller.sheet("H48.01", "2025-12").getString("catalogue");
        JsonObject january = caller.json("/api/v1/ranking?kind=department&period=2026-01&baseline=previous");
        JsonObject february = caller.json("/api/v1/ranking?kind=department&period=2026-02&baseline=previous");

        assertEquals("766-truoc-2026", before);
        assertEquals("766-portal-2026", january.getString("catalogue"));
        assertEquals(true, january.getBoolean("otherMethod"));
        assertNull(january.getValue("baseline"));
        JsonObject justice = row(Caller.rows(january), "H48.01");
        assertNull(justice.getValue("delta"));
        assertNull(justice.getValue("move"));
        assertFalse(february.containsKey("otherMethod"));
        assertEquals("2026-01-31T17:00:00Z", february.getString("baseline"));
    }
}
