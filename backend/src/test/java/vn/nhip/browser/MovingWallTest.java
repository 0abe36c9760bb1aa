package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.unit.Unit;

/** From an event at the public door to the figure on the screen. */
class MovingWallTest extends AtAWall.Living {
    private WallPage opened() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(wall.page());
        return page.awaitState("live").awaitFigures();
    }

    /** A department of the first page that still can rise. */
    private Unit somebodyShown() {
        String code = page.units().get(3);
        return wall.news.busy().stream()
                .filter(unit -> unit.code().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static String shown(JsonNode total) {
        return total.decimalValue().setScale(2).toPlainString().replace('.', ',');
    }

    @Test
    void givenAnEvent_whenItIsCounted_thenTheScoreChangesAsTheApiSaysIt() {
        opened();
        Unit unit = somebodyShown();
        String code = unit.code().value();
        String before = page.score(code);

        wall.improve(unit);
        page.await("document.querySelector('" + WallPage.row(code) + " .sc').textContent !== '" + before + "'");

        assertEquals(shown(wall.sheet(code).path("total")), page.score(code));
        assertNotEquals(before, page.score(code));
        assertTrue(page.truth("document.querySelector('" + WallPage.row(code) + "').classList.contains('fresh')"));
        assertNotEquals(
                "none",
                page.page.evaluate("getComputedStyle(document.querySelector('" + WallPage.row(code) + "')).boxShadow"),
                "the gold edge");
        page.assertNoComplaint();
    }

    @Test
    void givenAnEvent_whenItIsCounted_thenTheFeedNamesUnitComponentAndPoints() {
        opened();
        Unit unit = somebodyShown();

        wall.improve(unit);
        page.await("document.querySelector('#feed li .who').textContent === '" + unit.shortName() + "'");

        JsonNode cause = newestCauseOf(unit, "4.4");
        String points = "+" + shown(cause.path("points"));
        String component = nameOf("4.4");
        String lines = page.text("#feed");
        assertTrue(lines.contains(unit.shortName() + points + component), points + component + " in " + lines);
        assertTrue(lines.contains("hồ sơ " + cause.path("case").asText()), lines);
        assertTrue(lines.startsWith("14:3"), "the province's time of day: " + lines);
    }

    private String nameOf(String component) {
        for (JsonNode one : wall.get("/api/v1/about").path("catalogue").path("components")) {
            if (one.path("id").asText().equals(component))
                return one.path("name").asText();
        }
        throw new AssertionError("no component " + component);
    }

    private JsonNode newestCauseOf(Unit unit, String component) {
        JsonNode newest = null;
        for (WallPage.Heard heard : page.heard) {
            for (JsonNode cause : heard.frame().path("causes")) {
                boolean ours = cause.path("unit").asText().equals(unit.code().value())
                        && cause.path("component").asText().equals(component);
                if (ours) newest = cause;
            }
        }
        assertNotNull(newest, "a cause was sent");
        return newest;
    }

    @Test
    void givenManyEvents_whenTheyAreCounted_thenProvinceAndBandsFollowTheApi() {
        opened();
        for (Unit unit : wall.news.busy()) wall.improve(unit);

        String province = shown(wall.sheet("H48").path("total"));
        page.await("document.getElementById('province-score').textContent === '" + province + "'");

        JsonNode last = lastRowOf("H48");
        assertEquals(province, shown(last.path("total")));
        List<String> counts = page.strings("[...document.querySelectorAll('.legend li b')].map((b) => b.textContent)");
        List<String> served = new java.util.ArrayList<>();
        for (String band : List.of("excellent", "good", "fair", "average", "weak")) {
            served.add(last.path("bands").path(band).asText());
        }
        assertEquals(served, counts);
        assertEquals(14, counts.stream().mapToInt(Integer::parseInt).sum(), "departments with cases");
    }

    @Test
    void givenAnHourOfWork_thenEveryFigureThatWasEverShownWasServed() {
        opened();
        for (int round = 0; round < 2; round++) {
            for (Unit unit : wall.news.busy()) wall.improve(unit);
            String province = shown(wall.sheet("H48").path("total"));
            page.await("document.getElementById('province-score').textContent === '" + province + "'");
            page.age(15_000);
        }

        Set<String> served = new HashSet<>(
                page.strings(
                        "Object.values(JSON.parse(document.getElementById('told').textContent).frames)"
                                + ".flatMap((frame) => frame.rows)"
                                + ".map(({ unit, total }) => `${unit} ${total === null ? '–' : total.toFixed(2).replace('.', ',')}`)"));
        for (WallPage.Heard heard : page.heard) {
            for (JsonNode row : heard.frame().path("rows")) {
                served.add(row.path("unit").asText() + " " + shown(row.path("total")));
            }
        }
        List<?> scores = (List<?>) page.page.evaluate("window.__scores");
        Set<String> everShown = new HashSet<>();
        for (Object one : scores) {
            Map<?, ?> score = (Map<?, ?>) one;
            String text = String.valueOf(score.get("text"));
            if (!text.equals("–") && !text.isEmpty()) everShown.add(score.get("unit") + " " + text);
        }
        assertTrue(everShown.size() > 20, "figures seen: " + everShown.size());
        everShown.removeAll(served);
        assertEquals(Set.of(), everShown, "shown and never served");
    }

    @Test
    void givenADepartmentWithoutCases_thenItComesLastWithADashAndTheReason() {
        opened();
        page.age(15_000);
        String idle = wall.news.idle().code().value();
        page.awaitRow(idle);

        assertEquals(idle, page.units().get(page.units().size() - 1));
        assertEquals("–", page.score(idle));
        assertEquals("Chưa phát sinh hồ sơ trong kỳ", page.text(WallPage.row(idle) + " .none"));
    }

    private JsonNode lastRowOf(String unit) {
        JsonNode last = null;
        for (WallPage.Heard heard : page.heard) {
            for (JsonNode row : heard.frame().path("rows"))
                if (row.path("unit").asText().equals(unit)) last = row;
        }
        return last;
    }
}
