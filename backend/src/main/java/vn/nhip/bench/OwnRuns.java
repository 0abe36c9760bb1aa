package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is measured inside a process, so that each build runs code of its own: {@code nhip bench NAME} of either, in turns,
 * over the same events where both can read them.
 */
final class OwnRuns {
    private static final int PAIRS = 2;
    /** Which benchmark of an older build has a measure that stands by itself today. */
    private static final Map<String, String> FORMERLY = Map.of("decoding", "intake-batch");

    private final Both<ComparedBuild> builds;
    private final Path events;
    private final List<String> more;
    private final Consumer<String> notes;

    /**
     * @param builds of which jars
     * @param events the folder of a corpus
     * @param more options for both
     */
    record Plan(Both<ComparedBuild> builds, Path events, List<String> more) {}

    OwnRuns(Plan plan, Consumer<String> notes) {
        this.builds = plan.builds();
        this.events = plan.events();
        this.more = plan.more();
        this.notes = notes;
    }

    List<Comparison> measure(String name) throws CannotException, IOException, InterruptedException {
        Both<List<String>> words = new Both<>(words(Side.OTHER, name), words(Side.THIS, name));
        Map<Measure, Both<List<Double>>> seen = new LinkedHashMap<>();
        for (Side side : Side.turns(PAIRS)) {
            run(side, words.of(side))
                    .forEach((measure, value) -> seen.computeIfAbsent(
                                    new Measure(name, measure.name(), measure.unit(), measure.better()),
                                    unseen -> Both.lists())
                            .of(side)
                            .add(value));
        }
        List<Comparison> compared = new ArrayList<>();
        seen.forEach((measure, sides) -> {
            if (whole(sides)) compared.add(new Comparison(measure, sides.other(), sides.mine()));
            else if (!sides.mine().isEmpty()) notes.accept(measure.name() + ": only this build measures that");
        });
        return compared;
    }

    private static boolean whole(Both<List<Double>> sides) {
        return sides.all().stream().allMatch(rounds -> rounds.size() == PAIRS);
    }

    /** What a build is asked; fails when it has no such benchmark. */
    private List<String> words(Side side, String name) throws CannotException, IOException, InterruptedException {
        String help = help(side);
        String asked = has(help, name) ? name : FORMERLY.getOrDefault(name, name);
        if (!has(help, asked)) throw new CannotException(side, "it has no benchmark \"" + name + "\"", null);
        List<String> words = new ArrayList<>(List.of("bench", asked));
        if (has(help, "--events")) words.add("--events=" + events);
        else notes.accept(name + ": NOT THE SAME EVENTS: " + side.words + " cannot read a corpus and makes its own");
        words.addAll(more);
        return words;
    }

    private static boolean has(String help, String word) {
        return help.matches("(?s).*(?<![\\w-])" + word + "(?![\\w-]).*");
    }

    private String help(Side side) throws IOException, InterruptedException {
        Process process = builds.of(side)
                .process(List.of("bench", "--help"))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    private Map<Measure, Double> run(Side side, List<String> words)
            throws CannotException, IOException, InterruptedException {
        Path json = Files.createTempFile("nhip-bench-", ".json");
        Path log = Files.createTempFile("nhip-bench-", ".log");
        try {
            List<String> all = new ArrayList<>(words);
            all.add("--json=" + json);
            Process process = builds.of(side)
                    .process(all)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int exit = process.waitFor();
            if (exit != 0) throw new CannotException(side, lastLine(log) + " (ended with " + exit + ")", null);
            return results(new JsonObject(Files.readString(json)));
        } finally {
            Files.deleteIfExists(json);
            Files.deleteIfExists(log);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
    }

    private static Map<Measure, Double> results(JsonObject said) {
        Map<Measure, Double> results = new LinkedHashMap<>();
        for (Object each : said.getJsonArray("results")) {
            JsonObject row = (JsonObject) each;
            Result.Better better = Result.Better.valueOf(row.getString("better").toUpperCase(Locale.ROOT));
            Measure measure =
                    new Measure(row.getString("benchmark"), row.getString("measure"), row.getString("unit"), better);
            results.put(measure, row.getDouble("median"));
        }
        return results;
    }
}
