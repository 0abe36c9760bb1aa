package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** What holds for every answer, whatever was sent and whatever is asked. */
class ReadingLawTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final List<String> PERIODS = List.of(
            "2026-W48",
            "2026-W44",
            "2026-W36",
            "2026-11",
            "2026-10",
            "2026-09",
            "2026-Q4",
            "2026-Q3",
            "2026",
            "7d",
            "30d");
    private static final Instant START = Instant.parse("2026-11-28T02:00:00Z");

    @TempDir
    Path directory;

    private Caller caller;

    @Test
    void givenRandomDays_whenAnythingIsAsked_thenSumsHoldAndThePastIsAsItWasShown() {
        long seed = Long.getLong("cases.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        HandClock clock = new HandClock(START);
        try (RunningServer server =
                RunningServer.start(SmallProvince.on(servers).in(directory), clock)) {
            caller = server.caller();
            RandomEvents events = new RandomEvents(seed, START, 60);
            Map<Instant, Map<String, JsonObject>> shown = new LinkedHashMap<>();
            for (int step = 0; step < 8; step++) {
                caller.sendAndSee(events.batch(30).stream()
                        .map(ReadingLawTest::notOfTheProvince)
                        .toList());
                Stores.seeWhatCameDue(servers, caller, clock.instant());
                Map<String, JsonObject> now = new LinkedHashMap<>();
                for (String period : PERIODS) now.put(period, check(period, ""));
                shown.put(clock.instant(), now);
                clock.set(clock.instant().plusSeconds(random.nextLong(60, 40_000)));
            }
            shown.forEach((at, sheets) -> sheets.forEach((period, sheet) -> {
                JsonObject again = check(period, "&at=" + at);
                for (String field : List.of("counts", "groups", "components", "total", "position", "quality")) {
                    assertEquals(
                            sheet.getValue(field),
                            again.getValue(field),
                            field + " of " + period + " at " + at + " seed " + seed);
                }
            }));
        }
    }

    /** The province's own cases are in no child. */
    private static JsonObject notOfTheProvince(JsonObject event) {
        JsonObject data = event.getJsonObject("data");
        if (!"H48".equals(data.getString("unit"))) return event;
        return event.copy().put("data", data.copy().put("unit", "H48.03"));
    }

    /** The province's sheet, after every law was tried on all of this period. */
    private JsonObject check(String period, String view) {
        JsonObject province = caller.json("/api/v1/units/H48/sheet?period=" + period + view);
        List<JsonObject> children = new ArrayList<>();
        for (String kind : List.of("department", "commune")) {
            children.addAll(Caller.rows(caller.json("/api/v1/ranking?kind=" + kind + "&period=" + period + view)));
        }
        List<JsonObject> all = new ArrayList<>(children);
        all.add(province);
        for (JsonObject one : all) {
            JsonObject counts = one.getJsonObject("counts");
            assertEquals(counts.getLong("handled"), counts.getLong("onTime") + counts.getLong("late"), one.encode());
            long groups = Caller.objects(one.getJsonArray("groups")).stream()
                    .mapToLong(group -> Picture.cents(group.getDouble("points")))
                    .sum();
            assertEquals(Picture.cents(one.getDouble("total")), groups, one.encode());
        }
        // Of a sheet alone it is told how many were received late; a ranking has the seven counts of the contract.
        Set<String> told = new TreeSet<>(province.getJsonObject("counts").fieldNames());
        told.remove("receivedLate");
        assertEquals(7, told.size(), told::toString);
        for (String count : told) {
            long sum = children.stream()
                    .mapToLong(child -> child.getJsonObject("counts").getLong(count))
                    .sum();
            assertEquals(province.getJsonObject("counts").getLong(count), sum, count + " of " + period + view);
        }
        return province;
    }
}
