package vn.nhip.screens;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** The devices' counters: codes opened = confirmed + expired + open now. */
final class ScreenMeters {
    private final MeterRegistry registry;

    ScreenMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("nhip.screens.beats");
        for (String outcome : List.of("opened", "confirmed", "expired")) {
            registry.counter("nhip.screens.codes", "outcome", outcome);
        }
        for (String why : List.of("codes", "polls", "beats", "token", "secret")) {
            registry.counter("nhip.screens.refused", "why", why);
        }
    }

    void watch(Supplier<Number> enrolled, Supplier<Number> silent, Supplier<Number> open, Supplier<Number> failed) {
        Gauge.builder("nhip.screens.enrolled", enrolled).register(registry);
        Gauge.builder("nhip.screens.silent", silent).register(registry);
        Gauge.builder("nhip.screens.codes.open", open).register(registry);
        Gauge.builder("nhip.screens.failed.build", failed).register(registry);
    }

    void code(String outcome) {
        registry.counter("nhip.screens.codes", "outcome", outcome).increment();
    }

    void beat() {
        registry.counter("nhip.screens.beats").increment();
    }

    void changed(String what) {
        registry.counter("nhip.screens.changes", "what", what).increment();
    }

    /** @param why codes, polls, beats, token, secret: what was asked too often, or shown wrongly */
    void refused(String why) {
        registry.counter("nhip.screens.refused", "why", why).increment();
    }
}
