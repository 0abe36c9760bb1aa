package vn.nhip.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.unit.Unit;
import vn.nhip.score.Made;
import vn.nhip.score.Method;
import vn.nhip.score.UnitLine;
import vn.nhip.wire.Now;

class HistoryAnswerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    @Test
    void givenDaysThatTwoMethodsScore_whenAnswered_thenTheLineIsBrokenWhereTheyMeet() {
        List<Catalogue> versions = CatalogueReader.shippedVersions();
        Method now = new Method(versions.get(0), null, false);
        Method before = new Method(versions.get(1), null, false);
        Unit unit = Made.UNITS.find(Made.JUSTICE).orElseThrow();
        List<UnitLine.Day> days = List.of(
                day("2025-12-30", before), day("2025-12-31", before), day("2026-01-01", now), day("2026-01-02", now));

        String json = HistoryAnswer.of(
                new UnitLine(unit, NOW, 7, days), Period.Kind.MONTH, new Now(NOW, 1, List.of(), List.of()));

        JsonArray told = new JsonObject(json).getJsonArray("days");
        assertEquals(
                List.of("766-truoc-2026 false", "766-truoc-2026 false", "null true", "null false"),
                told.stream()
                        .map(JsonObject.class::cast)
                        .map(day -> day.getString("catalogue") + " " + day.getBoolean("otherMethod", false))
                        .toList());
    }

    private static UnitLine.Day day(String day, Method method) {
        LocalDate date = LocalDate.parse(day);
        return new UnitLine.Day(date, NOW, Period.parse(day.substring(0, 7), date), method, null);
    }
}
