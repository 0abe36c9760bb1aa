package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;
import vn.nhip.testing.Until;

/** The last days of a unit, as anybody outside reads them. */
class HistoryTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(Instant.parse("2026-10-29T16:00:00Z"));
    private RunningServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        server = RunningServer.start(SmallProvince.on(servers).in(directory), clock);
        caller = server.caller();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    private JsonObject line(String unit, String question) {
        return caller.json("/api/v1/units/" + unit + "/history?" + question);
    }

    private static Map<String, JsonObject> days(JsonObject line) {
        Map<String, JsonObject> days = new LinkedHashMap<>();
        for (JsonObject day : Caller.objects(line.getJsonArray("days"))) days.put(day.getString("day"), day);
        return days;
    }

    /** What a sheet, or a day, says of its figures. */
    private static Map<String, List<Object>> figures(JsonObject of) {
        Map<String, List<Object>> figures = new LinkedHashMap<>();
        for (JsonObject one : Caller.objects(of.getJsonArray("components"))) {
            figures.put(
                    one.getString("id"),
                    List.of(
                            String.valueOf(one.getValue("met")),
                            String.valueOf(one.getValue("total")),
                            String.valueOf(one.getValue("ratio")),
                            one.getDouble("points"),
                            one.getBoolean("empty")));
        }
        return figures;
    }

    /** An hour before each midnight some cases come, end and get late; then midnight passes. */
    private Map<String, JsonObject> live(int days) {
        Map<String, JsonObject> shown = new LinkedHashMap<>();
        for (int i = 0; i < days; i++) {
            String day = today().toString();
            String due = today().plusDays(2).toString();
            caller.sendAndSee(
                    aCase("A-" + i).received(day + "T08:00:00+07:00").due(due).event("a" + i),
                    aCase("B-" + i)
                            .of("H48.02")
                            .received(day + "T09:00:00+07:00")
                            .due(due)
                            .event("b" + i),
                    aCase("A-" + (i - 1))
                            .received(today().minusDays(1) + "T08:00:00+07:00")
                            .due(today().plusDays(1).toString())
                            .finished(day + "T10:00:00+07:00")
                            .event("c" + i));
            shown.put(day, caller.sheet("H48.01", "month"));
            clock.set(clock.instant().plus(DAY));
            LocalDate next = today();
            // Before the line is asked for, since it is kept for a minute.
            Stores.seeWhatCameDue(servers, caller, clock.instant());
            Until.holds(
                    "the day begins",
                    () -> caller.json("/api/v1/ranking?kind=department&period=7d") != null
                            && days(line("H48.01", "days=1")).containsKey(next.toString()));
        }
        return shown;
    }

    @Test
    void givenDaysWithoutLateNews_whenTheLineIsRead_thenEachDayIsWhatItsSheetShowedAndLateNewsChangesItAlone() {
        Map<String, JsonObject> shown = live(6);

        JsonObject line = line("H48.01", "period=month&days=9");
        assertEquals("H48.01", line.getString("unit"));
        assertEquals("month", line.getString("period"));
        assertEquals("766-portal-2026", line.getString("catalogue"));
        Map<String, JsonObject> days = days(line);
        assertEquals(9, days.size());
        assertEquals(
                today().toString(),
                days.keySet().stream().reduce((one, next) -> next).orElseThrow());
        shown.forEach((day, sheet) -> {
            JsonObject then = days.get(day);
            assertEquals(sheet.getString("period"), then.getString("period"));
            assertEquals(figures(sheet), figures(then), day);
            assertEquals(sheet.getJsonArray("groups"), then.getJsonArray("groups"), day);
            assertEquals(sheet.getDouble("total"), then.getDouble("total"), day);
            assertEquals(day.endsWith("-01"), then.getBoolean("begins", false), day);
            assertEquals(LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant(), then.getInstant("at"), day);
        });
        JsonObject present = caller.sheet("H48.01", "month");
        assertEquals(figures(present), figures(days.get(today().toString())));
        assertEquals(present.getString("asOf"), line.getString("asOf"));
        assertEquals(present.getLong("position"), line.getLong("position"));
        JsonObject before = days.get("2026-10-27");
        assertNull(before.getValue("total"));
        assertTrue(
                before.containsKey("total") && before.getJsonArray("components").isEmpty());

        assertLateNewsIsKnownNow(days);
    }

    /** A case of the second day, told now: from that day on the line knows it, what was shown then stays. */
    private void assertLateNewsIsKnownNow(Map<String, JsonObject> before) {
        caller.sendAndSee(aCase("L-1")
                .received("2026-10-30T11:00:00+07:00")
                .due("2026-10-31")
                .event("late"));
        // By its own id the catalogue is another question, of which no answer is kept yet.
        Map<String, JsonObject> after = days(line("H48.01", "period=month&days=9&catalogue=766-portal-2026"));
        assertEquals(figures(before.get("2026-10-29")), figures(after.get("2026-10-29")));
        for (String day : List.of("2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02")) {
            assertNotEquals(figures(before.get(day)), figures(after.get(day)), day);
        }
        JsonObject then = caller.json("/api/v1/units/H48.01/sheet?period=2026-10&at=2026-10-30T16:59:59Z");
        assertEquals(figures(before.get("2026-10-30")), figures(then), "what was shown then");
        JsonObject october = caller.sheet("H48.01", "2026-10");
        assertEquals(
                figures(october), figures(after.get("2026-10-31")), "a month that is over ends as it is known now");
    }

    @Test
    void givenQuarterAndYear_thenTheirLinesGoOnWhereTheMonthBeginsAnew() {
        live(4);
        for (String kind : List.of("quarter", "year")) {
            JsonObject line = line("H48", "period=" + kind + "&days=5");
            assertFalse(line.encode().contains("begins"), kind);
            Map<String, JsonObject> days = days(line);
            assertEquals(figures(caller.sheet("H48", kind)), figures(days.get(today().toString())));
            assertEquals(
                    kind.equals("year") ? "2026" : "2026-Q4",
                    days.get("2026-10-31").getString("period"));
        }
        assertEquals(1, days(line("H48", "days=1")).size());
        assertEquals(30, days(line("H48", "")).size());
    }

    @Test
    void givenManyReaders_whenTheyAskTogether_thenTheLineIsCountedOnce() {
        live(1);
        double counted = caller.metric("nhip_score_lines_computed_total");
        for (int i = 0; i < 50; i++) line("H48.02", "period=year");
        assertEquals(counted + 1, caller.metric("nhip_score_lines_computed_total"));
    }

    @Test
    void givenAWrongQuestion_thenItSaysWhatIsAllowed() {
        assertRefused(404, "/api/v1/units/H48.77/history", "GET /api/v1/units");
        assertRefused(404, "/api/v1/units/none/history", "GET /api/v1/units");
        for (String days : List.of("0", "31", "abc", "-1", "1.5", "")) {
            assertRefused(400, "/api/v1/units/H48.01/history?days=" + days, "days is a whole number, 1..30");
        }
        for (String period : List.of("7d", "30d", "2026-11", "2026-Q4", "2026-W48", "MONTH", "")) {
            assertRefused(
                    400, "/api/v1/units/H48.01/history?period=" + period, "period is week, month, quarter or year");
        }
        assertRefused(404, "/api/v1/units/H48.01/history?catalogue=none", "catalogue is one of");
        assertRefused(404, "/api/v1/units/H48.01/history?list=none", "list is one of");
    }

    private void assertRefused(int status, String path, String words) {
        HttpResponse<String> response = caller.get(path);
        assertEquals(status, response.statusCode(), path + " " + response.body());
        assertTrue(new JsonObject(response.body()).getString("detail").contains(words), response.body());
    }
}
