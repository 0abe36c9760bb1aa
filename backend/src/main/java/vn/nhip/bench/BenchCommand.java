package vn.nhip.bench;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.command.Bundled;

/** {@code nhip bench}: how fast, beside limits that are measured in the same run. */
@Command(
        name = "bench",
        description = "Measures this build on this machine, each number beside a limit of the same run.",
        footer = {"", "Examples:", "  nhip bench", "  nhip bench NAME", "  nhip bench intake-batch --against OTHER.jar"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("intake-batch", new IntakeBatch());
        ALL.put("intake-single", new IntakeSingle());
        ALL.put("decoding", new Decoding());
        ALL.put("window", new WindowApply());
        ALL.put("latency", new FrameLatency());
        ALL.put("broadcast", new Broadcast());
    }

    /** These need a browser, and one of them an hour: they run when they are asked for. */
    private static final List<String> IN_A_BROWSER = List.of("paint", "wall");

    private static final String HISTORY = "history";
    private static final String RECENT = "recent";
    private static final int MOST_HISTORY = 1_000_000;
    /** One benchmark by itself needs no more than this, but the batches. */
    private static final int FEW_HISTORY = 250_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "intake-batch, intake-single, decoding, window, latency, broadcast (all of these when absent);"
                            + " paint, wall.")
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

    @Mixin
    private AgainstOptions against;

    @Option(
            names = "--events",
            paramLabel = "DIR",
            description = "Sends the events there (files history and recent, one a line) instead of writing some.")
    private @Nullable Path events;

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
        against.fault().ifPresent(fault -> {
            throw new CommandLine.ParameterException(spec.commandLine(), fault);
        });
        Path browser = wanted.stream().anyMatch(IN_A_BROWSER::contains) ? browser() : null;
        Path directory = Files.createTempDirectory("nhip-bench-events-");
        try {
            Benchmark.Setting setting = setting(directory, wanted.contains("intake-batch"));
            if (against.jar == null) measure(wanted, browser, setting);
            else compare(wanted, setting);
        } finally {
            Folders.remove(directory);
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
        Path configDirectory = directory.resolve("config");
        Bundled.copy("config/demo", configDirectory);
        if (events == null) {
            err.println("writing the events that will be sent…");
            write(directory, configDirectory, many);
        }
        Path from = events == null ? directory : events;
        Corpus ofMonths = Corpus.of(from.resolve(HISTORY));
        Corpus ofDays = Corpus.of(from.resolve(RECENT));
        err.println("  " + ofMonths.events() + " of the months before, " + ofDays.events() + " of the last days");
        return new Benchmark.Setting(configDirectory, ofMonths, ofDays);
    }

    private static void write(Path directory, Path configDirectory, boolean many) throws Exception {
        Child.run(
                "bench-events",
                List.of(
                        "--config=" + configDirectory,
                        "--history=" + directory.resolve(HISTORY),
                        "--most-history=" + (many ? MOST_HISTORY : FEW_HISTORY),
                        "--recent=" + directory.resolve(RECENT),
                        "--most-recent=" + FEW_HISTORY));
    }

    private void compare(List<String> wanted, Benchmark.Setting setting) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Against both = new Against(
                new ComparedBuild(Side.OTHER, against.jar.toString()),
                setting,
                new Against.Plan(against.patience(), List.of("--minutes=" + minutes, "--rate=" + rate)),
                out);
        incomplete = !both.measure(wanted);
        if (json != null) Files.writeString(json, both.json());
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
}
