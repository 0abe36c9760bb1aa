package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.intake.Decoded;
import vn.nhip.intake.Holding;
import vn.nhip.ledger.HeldUpdates;
import vn.nhip.ledger.Ledger.Appended;
import vn.nhip.ledger.Ledger.LedgerAway;

/**
 * Rows that only a doubted clock set aside: kept while it is doubted, and when it is believed taken in the ordinary way, in
 * the order in which they came. What lies more than a year ahead of the believed clock too stays set aside.
 */
final class HeldRows implements Holding {
    private static final Logger log = LoggerFactory.getLogger(HeldRows.class);
    private static final int AT_ONCE = 500;

    private final HeldUpdates store;
    private final Times times;
    private final ZoneId zone;
    private final MeterRegistry meters;

    HeldRows(HeldUpdates store, Times times, ZoneId zone, MeterRegistry meters) {
        this.store = store;
        this.times = times;
        this.zone = zone;
        this.meters = meters;
        for (String outcome : List.of("kept", "taken", "dropped", "full")) count(outcome, 0);
    }

    @Override
    public Future<Boolean> keep(String feed, List<Decoded.SetAside> rows) {
        if (!times.guard().isDoubted()) return Future.succeededFuture(false);
        List<HeldUpdates.Held> held = rows.stream()
                .map(row -> new HeldUpdates.Held(
                        0,
                        feed,
                        Objects.requireNonNull(row.update(), "what waits for the clock can be read"),
                        Objects.requireNonNull(row.farthest(), "what waits for the clock has a date ahead")))
                .toList();
        return store.keep(feed, held, times.now().instant())
                .onSuccess(kept -> count(kept ? "kept" : "full", rows.size()))
                .recover(cause -> Future.failedFuture(new LedgerAway(cause)));
    }

    /**
     * Takes in what waits, once the clock is believed; an import beside this server may have left some too.
     *
     * @param append to the ledger
     */
    Future<Void> takeIn(BiFunction<String, List<Update>, Future<Appended>> append) {
        if (times.guard().isDoubted()) return Future.succeededFuture();
        return store.next(AT_ONCE)
                .compose(held -> held.isEmpty()
                        ? Future.succeededFuture()
                        : takeIn(held, append).compose(done -> takeIn(append)));
    }

    private Future<Void> takeIn(
            List<HeldUpdates.Held> held, BiFunction<String, List<Update>, Future<Appended>> append) {
        Instant now = times.now().instant();
        Instant limit = now.atZone(zone).plusYears(1).toInstant();
        List<Update> updates = new ArrayList<>();
        for (HeldUpdates.Held one : held) if (!one.farthest().isAfter(limit)) updates.add(noted(one.update(), now));
        // A crash between the two leaves duplicates, which change nothing.
        return append.apply(held.get(0).feed(), updates)
                .compose(appended -> store.forget(held))
                .onSuccess(forgotten -> {
                    count("taken", updates.size());
                    count("dropped", held.size() - updates.size());
                    log.info("rows that waited for the clock: taken={} of={}", updates.size(), held.size());
                });
    }

    /** The door could not say of a date whether it had come. */
    private static Update noted(Update update, Instant now) {
        if (!(update.body() instanceof CaseUpdate.Snapshot known)) return update;
        CaseSnapshot told = known.snapshot();
        return told.isAheadOf(now) ? found(update, known, told.findings() | Finding.FUTURE_DATE.bit()) : update;
    }

    private static Update found(Update update, CaseUpdate.Snapshot known, long findings) {
        CaseSnapshot snapshot = known.snapshot().withFindings(findings);
        return new Update(
                update.id(),
                update.occurredAt(),
                new CaseUpdate.Snapshot(known.number(), snapshot, known.insert()),
                update.arrivedAt());
    }

    /** While the time is no more than a lower bound, that a date lies ahead of it says nothing of the date. */
    List<Update> judged(List<Update> updates) {
        return times.guard().isLowerBound()
                ? updates.stream().map(HeldRows::unjudged).toList()
                : updates;
    }

    private static Update unjudged(Update update) {
        boolean ahead = update.body() instanceof CaseUpdate.Snapshot known
                && (known.snapshot().findings() & Finding.FUTURE_DATE.bit()) != 0;
        if (!ahead) return update;
        CaseUpdate.Snapshot known = (CaseUpdate.Snapshot) update.body();
        return found(update, known, known.snapshot().findings() & ~Finding.FUTURE_DATE.bit());
    }

    private void count(String outcome, int rows) {
        meters.counter("nhip.intake.held", "outcome", outcome).increment(rows);
    }
}
