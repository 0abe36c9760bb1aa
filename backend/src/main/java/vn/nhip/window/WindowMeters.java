package vn.nhip.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The windows' counters. */
public final class WindowMeters {
    private final MeterRegistry registry;
    private final Counter changes;
    private final Counter rebuilds;
    private final Timer applies;

    public WindowMeters(MeterRegistry registry) {
        this.registry = registry;
        changes = registry.counter("nhip.window.changes");
        rebuilds = registry.counter("nhip.window.rebuilds");
        applies = registry.timer("nhip.window.apply");
        // An alarm needs a counter that stands at zero until then.
        checkRounds();
        checked(0);
        differing(0);
        for (String why : List.of("lineage", "keys", "check")) disbelieved(why);
    }

    void applied(int count, long nanos) {
        changes.increment(count);
        applies.record(nanos, TimeUnit.NANOSECONDS);
    }

    Counter checkRounds() {
        return registry.counter("nhip.check.rounds");
    }

    void checked(long counts) {
        registry.counter("nhip.check.compared").increment(counts);
    }

    void differing(long counts) {
        registry.counter("nhip.check.differing").increment(counts);
    }

    /** @param why {@code lineage}, {@code keys}, {@code check} */
    Counter disbelieved(String why) {
        return registry.counter("nhip.window.disbelieved", "why", why);
    }

    Counter rebuilds() {
        return rebuilds;
    }
}
