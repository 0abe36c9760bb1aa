package vn.nhip.score;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** The scores' counters. */
public final class ScoreMeters {
    private final AtomicLong views;
    private final AtomicLong restatementLag;
    private final Counter viewsRefused;
    private final Counter pastComputed;
    private final Counter pastRefused;
    private final Counter linesComputed;
    private final Counter linesRefused;
    private final Counter restatements;
    private final Counter restatementsOmitted;

    public ScoreMeters(MeterRegistry registry) {
        views = registry.gauge("nhip.score.views", new AtomicLong());
        restatementLag = registry.gauge("nhip.restatements.lag", new AtomicLong());
        viewsRefused = registry.counter("nhip.score.views.refused");
        pastComputed = registry.counter("nhip.score.past.computed");
        pastRefused = registry.counter("nhip.score.past.refused");
        linesComputed = registry.counter("nhip.score.lines.computed");
        linesRefused = registry.counter("nhip.score.lines.refused");
        restatements = registry.counter("nhip.restatements.rows");
        restatementsOmitted = registry.counter("nhip.restatements.omitted");
    }

    void views(int number) {
        views.set(number);
    }

    /** Ledger positions that were heard of and whose restatements are not written yet. */
    void restatementLag(long positions) {
        restatementLag.set(positions);
    }

    void viewRefused() {
        viewsRefused.increment();
    }

    void pastComputed() {
        pastComputed.increment();
    }

    void pastRefused() {
        pastRefused.increment();
    }

    void lineComputed() {
        linesComputed.increment();
    }

    void lineRefused() {
        linesRefused.increment();
    }

    void restatements(int rows) {
        restatements.increment(rows);
    }

    /** Rows beyond the most of a day. */
    void restatementsOmitted(int rows) {
        restatementsOmitted.increment(rows);
    }
}
