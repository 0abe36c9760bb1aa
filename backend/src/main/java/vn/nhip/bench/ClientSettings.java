package vn.nhip.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a client is told on its command line. */
final class ClientSettings {
    @Option(names = "--port", required = true)
    int port;

    @Option(names = "--token")
    @Nullable
    String token;

    @Option(names = "--corpus")
    private @Nullable Path corpus;

    /** The events that are sent. */
    Path corpus() {
        return Objects.requireNonNull(corpus, "who sends is told --corpus");
    }

    @Option(names = "--skip")
    int skip;

    @Option(names = "--batch", defaultValue = "1")
    int batch;

    @Option(names = "--in-flight", defaultValue = "4")
    int inFlight;

    @Option(names = "--interval", defaultValue = "5", description = "Milliseconds between two sendings.")
    int intervalMillis;

    @Option(names = "--warm-up", defaultValue = "3")
    double warmUpSeconds;

    @Option(names = "--rounds", defaultValue = "3")
    int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Of one round.")
    double seconds;

    @Option(names = "--board", arity = "0..*")
    List<String> boards = List.of();

    @Option(names = "--screens", defaultValue = "1", description = "On each board.")
    int screens;
}
