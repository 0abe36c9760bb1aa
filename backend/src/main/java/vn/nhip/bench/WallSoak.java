package vn.nhip.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A wall that is watched for a while, at rest and while scores change: what it holds, and what it does. Blocks. */
final class WallSoak {
    private static final Duration FIRST_PICTURE = Duration.ofSeconds(60);
    private static final String PICTURED =
            "/\\d/.test((document.getElementById('province-score') || {}).textContent || '')";

    private final Cdp page;
    private final Plan plan;
    private final List<Sample> samples = new ArrayList<>();
    private long startedAt;

    /**
     * How long, and what happens meanwhile.
     *
     * @param rest before the first change
     * @param busy while changes come
     * @param sampleEvery between two looks at the heap
     * @param sendEvery between two changes
     * @param hurry so much faster than it is does the page believe time to go, at each sample; zero for a wall as it is
     * @param change makes and sends one
     * @param heard of each sample, for who waits
     */
    record Plan(
            Duration rest,
            Duration busy,
            Duration sampleEvery,
            Duration sendEvery,
            Duration hurry,
            Runnable change,
            Consumer<Sample> heard) {}

    /**
     * What the page holds after everything that it does not need was taken away.
     *
     * @param seconds since the first change
     * @param heap megabytes
     */
    record Sample(double seconds, double heap, long nodes) {}

    /** What the page has counted so far. */
    record Counted(
            double shift,
            long longTasks,
            long drawn,
            long dropped,
            long changes,
            long snapshots,
            long shown,
            long errors) {
        private static Counted of(JsonObject seen) {
            return new Counted(
                    seen.getDouble("shift"),
                    seen.getLong("long"),
                    seen.getLong("drawn"),
                    seen.getLong("dropped"),
                    seen.getLong("changes"),
                    seen.getLong("snapshots"),
                    seen.getLong("shown"),
                    seen.getLong("errors"));
        }

        private Counted since(Counted before) {
            return new Counted(
                    shift - before.shift,
                    longTasks - before.longTasks,
                    drawn - before.drawn,
                    dropped - before.dropped,
                    changes - before.changes,
                    snapshots - before.snapshots,
                    shown - before.shown,
                    errors - before.errors);
        }
    }

    /**
     * @param rest counted before the first change
     * @param busy counted after it
     * @param shifted which parts of the page shifted, and how much, since it was opened
     */
    record Seen(List<Sample> samples, Counted rest, Counted busy, String shifted) {
        private static final int PARTS = 12;

        /**
         * Megabytes an hour, by the straight line that lies nearest to the floor of the samples: what a page has under way,
         * most on a busy machine, stands above it and is no growth. The first twelfth warms up.
         */
        double heapSlope() {
            List<Sample> floor = new ArrayList<>();
            for (int part = 1; part < PARTS; part++) floor.add(least(part, PARTS));
            double middle =
                    floor.stream().mapToDouble(Sample::seconds).average().orElseThrow();
            double mean = floor.stream().mapToDouble(Sample::heap).average().orElseThrow();
            double both = 0;
            double square = 0;
            for (Sample sample : floor) {
                both += (sample.seconds - middle) * (sample.heap - mean);
                square += (sample.seconds - middle) * (sample.seconds - middle);
            }
            return both / square * 3600;
        }

        /** Megabytes by which the last third is above the second. */
        double heapGrowth() {
            return least(2, 3).heap - least(1, 3).heap;
        }

        /** The most nodes of the last third as a share of the most of the first: slides differ from each other. */
        double nodeShare() {
            return (double) most(2) / most(0);
        }

        private List<Sample> part(int number, int of) {
            int size = samples.size();
            return samples.subList(size * number / of, size * (number + 1) / of);
        }

        private Sample least(int number, int of) {
            return part(number, of).stream()
                    .min(Comparator.comparingDouble(Sample::heap))
                    .orElseThrow();
        }

        /** The most nodes of one of three thirds, from 0. */
        long most(int third) {
            return part(third, 3).stream().mapToLong(Sample::nodes).max().orElseThrow();
        }
    }

    WallSoak(Cdp page, Plan plan) {
        this.page = page;
        this.plan = plan;
    }

    Seen watch(String address) {
        page.ask("Page.addScriptToEvaluateOnNewDocument", "source", script());
        page.ask("Page.navigate", "url", address);
        awaitPicture();
        Counted opened = counted();
        pause(plan.rest);
        Counted rested = counted();
        startedAt = System.nanoTime();
        work();
        return new Seen(List.copyOf(samples), rested.since(opened), counted().since(rested), shifted());
    }

    private void awaitPicture() {
        long deadline = System.nanoTime() + FIRST_PICTURE.toNanos();
        while (!page.evaluate(PICTURED).asBoolean()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("the wall shows no figures");
            pause(Duration.ofMillis(100));
        }
    }

    private void work() {
        long sendAt = startedAt;
        long sampleAt = startedAt;
        long end = startedAt + plan.busy.toNanos();
        for (long now = startedAt; now < end; now = System.nanoTime()) {
            if (now >= sampleAt) {
                sample();
                sampleAt += plan.sampleEvery.toNanos();
            }
            if (now >= sendAt) {
                plan.change.run();
                sendAt += plan.sendEvery.toNanos();
            }
            LockSupport.parkNanos(Math.max(0, Math.min(sendAt, sampleAt) - System.nanoTime()));
        }
        sample();
    }

    private void sample() {
        if (!plan.hurry.isZero()) page.evaluate("window.__soak.hurry(" + plan.hurry.toMillis() + ")");
        page.evaluate("window.__soak.order(true)");
        page.ask("HeapProfiler.collectGarbage");
        page.evaluate("window.__soak.order(false)");
        double heap = page.ask("Runtime.getHeapUsage").path("usedSize").asDouble() / (1 << 20);
        JsonNode counters = page.ask("Memory.getDOMCounters");
        Sample sample = new Sample(
                (System.nanoTime() - startedAt) / 1e9,
                heap,
                counters.path("nodes").asLong());
        samples.add(sample);
        plan.heard.accept(sample);
    }

    private Counted counted() {
        return Counted.of(
                new JsonObject(page.evaluate("JSON.stringify(window.__soak)").asText()));
    }

    private String shifted() {
        return page.evaluate("JSON.stringify(window.__soak.where)").asText();
    }

    private static void pause(Duration span) {
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) LockSupport.parkNanos(end - System.nanoTime());
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(WallSoak.class.getResourceAsStream("/bench/soak.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
