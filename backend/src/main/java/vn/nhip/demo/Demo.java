package vn.nhip.demo;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** A demo from its first history to its life: loads what is missing, then goes on live. */
public final class Demo {
    private static final int BAR = 40;
    private static final int DAYS_A_MONTH = 31;

    private final Feeder feeder;
    private final InstantSource clock;
    private final DemoMemory memory;
    private final Duration history;
    private final Consumer<String> out;
    private int shown = -1;

    /**
     * @param directory where the demo's memory is
     * @param months of history at the first run
     * @param out progress for a person, with its own line ends
     * @throws IllegalArgumentException when the directory holds the province of another seed
     */
    public Demo(Feeder feeder, InstantSource clock, Path directory, long seed, int months, Consumer<String> out) {
        this.feeder = feeder;
        this.clock = clock;
        this.memory = new DemoMemory(directory, seed);
        this.history = historyOf(months);
        this.out = out;
    }

    /** When the story of a demo's directory begins; fixed at its first run. The parameters are the constructor's. */
    public static Instant begin(Path directory, long seed, int months, Instant now) {
        return new DemoMemory(directory, seed).historyFrom(now, historyOf(months));
    }

    private static Duration historyOf(int months) {
        return Duration.ofDays((long) months * DAYS_A_MONTH);
    }

    /**
     * Starts; the future succeeds when the province lives.
     *
     * @param lastCommitted the ledger's newest instant
     */
    public Future<Void> start(Instant lastCommitted) {
        Future<Instant> from =
                memory.historyDone() ? feeder.resume(lastCommitted, clock.instant(), this::show) : firstHistory();
        return from.compose(live -> feeder.startLive(clock, live))
                .onSuccess(lives -> out.accept("The province lives; stop with Ctrl-C.\n"));
    }

    private Future<Instant> firstHistory() {
        Instant to = memory.historyTo(clock.instant());
        Instant from = memory.historyFrom(to, history);
        long startedAt = System.nanoTime();
        return feeder.loadHistory(from, to, this::show).map(done -> {
            memory.historyIsDone();
            out.accept(String.format(
                    Locale.ROOT, "%n  history loaded in %.0f s%n", (System.nanoTime() - startedAt) / 1e9));
            return to;
        });
    }

    private void show(long sent, long expected) {
        int percent = (int) Math.min(100, expected == 0 ? 100 : sent * 100 / expected);
        if (percent == shown) return;
        shown = percent;
        int full = percent * BAR / 100;
        out.accept(String.format(
                Locale.ROOT, "\r  history [%s%s] %d %%", "#".repeat(full), " ".repeat(BAR - full), percent));
    }

    public Future<Void> stop() {
        return feeder.close();
    }
}
