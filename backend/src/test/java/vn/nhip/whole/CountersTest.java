package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.whole.Event.aCase;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/** Counters: what docs/operations.md tells of, and what a server that has met good and bad senders serves. */
class CountersTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Pattern TOLD = Pattern.compile("`(nhip_[a-z_]+)(?:\\{([^}]*)})?`");
    private static final Pattern KIND = Pattern.compile("# TYPE (nhip_[a-z_]+) [a-z]+");
    private static final Pattern SAMPLE = Pattern.compile("(nhip_[a-z_]+)(?:\\{([^}]*)})? [-+0-9.eENa]+");
    private static final Pattern TAG = Pattern.compile("([a-z]+)(?:=\"[^\"]*\")?");

    @TempDir
    Path directory;

    @Test
    void givenAServerThatHasMetAllKindsOfCallers_thenItsCountersAreThoseOfTheDocument_withTheirTags() throws Exception {
        HandClock clock = new HandClock(Instant.parse("2026-11-20T07:31:48Z"));
        try (RunningServer server = RunningServer.start(
                SmallProvince.on(servers).withStream().withOfficers().in(directory), clock)) {
            meet(server.caller());

            String served = server.caller().get("/metrics").body();

            assertEquals(lines(told()), lines(served(served)));
        }
    }

    private static void meet(Caller caller) {
        caller.send(
                aCase("C-1").received("2026-11-02").event("good"),
                aCase("C-2").with("status", "many").received("2026-11-02").event("bad"));
        caller.post("/api/v1/updates", Caller.ONE, "guess", "{}");
        caller.get("/api/v1/officers?unit=H48.01");
        JsonObject code = new JsonObject(caller.post("/api/v1/screens/enrolments", "application/json", null, "")
                .body());
        JsonObject screen = new JsonObject().put("code", code.getString("code")).put("name", "Hall");
        HttpRequest.Builder confirm = caller.to("/api/v1/operator/screens")
                .header("Authorization", "Bearer " + SmallProvince.OPERATOR)
                .POST(HttpRequest.BodyPublishers.ofString(screen.encode()));
        assertEquals(201, caller.call(confirm).statusCode());
    }

    private static Map<String, TreeSet<String>> told() throws IOException {
        Map<String, TreeSet<String>> told = new TreeMap<>();
        Matcher names = TOLD.matcher(Files.readString(Path.of("../docs/operations.md")));
        while (names.find()) add(told, names.group(1), names.group(2));
        return told;
    }

    /** By the names of their kinds; the largest of a span goes with its span. */
    private static Map<String, TreeSet<String>> served(String metrics) {
        TreeSet<String> kinds = new TreeSet<>();
        Matcher lines = KIND.matcher(metrics);
        while (lines.find()) kinds.add(lines.group(1));
        kinds.removeIf(name -> name.endsWith("_max") && kinds.contains(name.substring(0, name.length() - 4)));
        Map<String, TreeSet<String>> served = new TreeMap<>();
        for (String kind : kinds) add(served, kind, null);
        Matcher samples = SAMPLE.matcher(metrics);
        while (samples.find()) {
            String name = samples.group(1).replaceAll("_(sum|count|max|bucket)$", "");
            add(served, kinds.contains(name) ? name : samples.group(1), samples.group(2));
        }
        return served;
    }

    private static void add(Map<String, TreeSet<String>> all, String name, String tags) {
        TreeSet<String> known = all.computeIfAbsent(name, first -> new TreeSet<>());
        if (tags == null) return;
        Matcher each = TAG.matcher(tags);
        while (each.find()) if (!each.group(1).equals("quantile")) known.add(each.group(1));
    }

    private static String lines(Map<String, TreeSet<String>> all) {
        return all.entrySet().stream()
                .map(each -> each.getKey() + " " + String.join(",", each.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
