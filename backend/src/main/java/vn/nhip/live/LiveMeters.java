package vn.nhip.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** The screens' counters. */
public final class LiveMeters {
    private final MeterRegistry registry;
    private final Counter frames;
    private final Counter snapshots;
    private final Counter recovered;
    private final Counter behind;
    private final Counter refused;
    private final Counter read;

    public LiveMeters(MeterRegistry registry) {
        this.registry = registry;
        frames = registry.counter("nhip.live.frames");
        snapshots = registry.counter("nhip.live.snapshots");
        recovered = registry.counter("nhip.live.recovered");
        behind = registry.counter("nhip.live.behind");
        refused = registry.counter("nhip.live.refused");
        read = registry.counter("nhip.live.read");
    }

    void screens(Supplier<Number> number) {
        Gauge.builder("nhip.live.screens", number).register(registry);
    }

    Counter frames() {
        return frames;
    }

    Counter snapshots() {
        return snapshots;
    }

    Counter recovered() {
        return recovered;
    }

    Counter behind() {
        return behind;
    }

    Counter refused() {
        return refused;
    }

    /** Pictures of boards that were asked for over HTTP. */
    Counter read() {
        return read;
    }
}
