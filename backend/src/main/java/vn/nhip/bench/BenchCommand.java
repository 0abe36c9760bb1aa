package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.command.Bundled;

/** {@code nhip bench}: how fast, beside limits that are measured in the same run. */
@Command(
        name = "bench",
        description = "Measures this build on this machine, each number beside a limit of the same run.",
        footer = {"", "Examples:", "  nhip bench", "  nhip bench NAME"})
public final class BenchCommand implements Callable<Integer> {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("intake-batch", new IntakeBatch());
        ALL.put("intake-single", new IntakeSingle());
        ALL.put("window", new WindowApply());
        ALL.put("latency", new FrameLatency());
        ALL.put("broadcast", new Broadcast());
    }

    /** These need a browser, and one of them an hour: they run when they are asked for. */
    private static final List<String> IN_A_BROWSER = List.of("paint", "wall");

    private static final int MOST_HISTORY = 1_000_000;
    /** One benchmark by itself needs no more than this, but the batches. */
    private static final int FEW_HISTORY = 250_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "intake-batch, intake-single, window, latency, broadcast (all of these when absent); paint, wall.")
    private List<String> names = List.of();

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description = "For how long the wall is watched: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "Changes a second that the wall shows: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description = "Measures this build and that one in turns and compares them.")
    private @Nullable Path against;

    @Spec
    private CommandSpec spec;

    private boolean incomplete;

    @Override
    public Integer call() throws Exception {
        List<String> wanted = names.isEmpty() ? List.copyOf(ALL.keySet()) : names;
        for (String name : wanted) {
            if (!ALL.containsKey(name) && !IN_A_BROWSER.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "unknown benchmark \"" + name + "\", one of " + ALL.keySet() + " " + IN_A_BROWSER);
            }
        }
        if (against != null) {
            if (!Files.isRegularFile(against))
                throw new CommandLine.ParameterException(spec.commandLine(), "there is no file " + against);
            new Against(against, spec.commandLine().getOut()).measure(wanted);
            return 0;
        }
        Path browser = wanted.stream().anyMatch(IN_A_BROWSER::contains) ? browser() : null;
        Path directory = Files.createTempDirectory("nhip-bench-events-");
        try {
            measure(wanted, browser, setting(directory, wanted.contains("intake-batch")));
        } finally {
            remove(directory);
        }
        return incomplete ? 1 : 0;
    }

    private Path browser() {
        if (minutes <= 0 || rate <= 0 || rate > 1000) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--minutes is above 0, --rate above 0 and at most 1000");
        }
        return Chromium.installed()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "there is no Chromium: ./nhip test installs one, or name yours in NHIP_CHROMIUM"));
    }

    /** @param browser null where none of those that are wanted needs one */
    private Benchmark named(String name, @Nullable Path browser) {
        Benchmark known = ALL.get(name);
        if (known != null) return known;
        Path needed = Objects.requireNonNull(browser, "all others are measured in a browser");
        return name.equals("paint")
                ? new Paint(needed)
                : new WallBench(needed, minutes, rate, spec.commandLine().getErr());
    }

    private Benchmark.Setting setting(Path directory, boolean many) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        err.println("writing the events that will be sent…");
        Path configDirectory = directory.resolve("config");
        Bundled.copy("config/demo", configDirectory);
        Path history = directory.resolve("history");
        Path recent = directory.resolve("recent");
        JsonObject written = Child.run(
                "bench-events",
                List.of(
                        "--config=" + configDirectory,
                        "--history=" + history,
                        "--most-history=" + (many ? MOST_HISTORY : FEW_HISTORY),
                        "--recent=" + recent,
                        "--most-recent=" + FEW_HISTORY));
        Corpus ofMonths = new Corpus(history, written.getInteger("history"));
        Corpus ofDays = new Corpus(recent, written.getInteger("recent"));
        err.println("  " + ofMonths.events() + " of the months before, " + ofDays.events() + " of the last days");
        return new Benchmark.Setting(configDirectory, ofMonths, ofDays);
    }

    private void measure(List<String> wanted, @Nullable Path browser, Benchmark.Setting setting) throws Exception {
        List<Result> results = new ArrayList<>();
        for (String name : wanted) {
            spec.commandLine().getErr().println("measuring " + name + "…");
            try {
                List<Result> measured = named(name, browser).run(setting);
                spec.commandLine().getErr().print(Report.table(measured));
                results.addAll(measured);
            } catch (NotMeasuredException busy) {
                // What the others say is as true as before.
                spec.commandLine().getErr().println(name + " " + busy.getMessage());
                incomplete = true;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Report.table(results));
        out.println(Report.json(results));
        out.flush();
        if (json != null) Files.writeString(json, Report.json(results));
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
