package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.config.Config;

/**
 * Writes the events that {@code nhip bench} will send, in a process of its own: the server that is measured is as it is
 * served, and has not made a province's half year before.
 */
@Command(name = "bench-events", hidden = true)
public final class BenchEventsCommand implements Callable<Integer> {
    private static final Duration HISTORY = Duration.ofDays(140);
    /** With five working days in it, whichever day it is. */
    private static final Duration RECENT = Duration.ofDays(7);

    @Option(names = "--config", required = true)
    private Path config;

    @Option(names = "--history", required = true)
    private Path history;

    @Option(names = "--most-history", required = true)
    private int mostHistory;

    @Option(names = "--recent", required = true)
    private Path recent;

    @Option(names = "--most-recent", required = true)
    private int mostRecent;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Config loaded = Config.load(config, Map.of());
        Instant now = InstantSource.system().instant();
        Corpus ofMonths = Corpus.write(history, loaded, now, HISTORY, mostHistory);
        Corpus ofDays = Corpus.write(recent, loaded, now, RECENT, mostRecent);
        JsonObject written = new JsonObject().put("history", ofMonths.events()).put("recent", ofDays.events());
        spec.commandLine().getOut().println(written);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
