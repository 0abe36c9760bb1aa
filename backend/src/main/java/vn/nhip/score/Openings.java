package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.TooFarBackException;
import vn.nhip.window.WindowSnapshot;

/**
 * Finds out what stood on the screens as the day began, and keeps it for the day. It is read from the ledger beside the
 * ticks, which never wait for it, so it is the same after a restart: until it is known nothing is compared. Belongs to the
 * windows' loop.
 */
final class Openings {
    private static final Logger log = LoggerFactory.getLogger(Openings.class);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** While lists are being worked in, every batch would have it read anew. */
    private static final long RELISTED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Asking asking;
    private final ZoneId zone;
    private final LongSupplier nanos;
    private @Nullable Opening opening;
    private @Nullable LocalDate wanted;
    /** Which rebuild made the windows. */
    private @Nullable String born;

    private Future<Void> running = Future.succeededFuture();
    private long notBefore = Long.MIN_VALUE;
    private boolean told;
    /** The last change by corrected lists that reaches into an earlier day, of those that were heard of. */
    private long relistedAt;
    /** Up to where such changes are in the opening. */
    private long relistedTo;

    /** Who is asked: the ledger where it stood, the windows how they stood there on a day. */
    interface Asking {
        Future<LedgerReader.Head> head();

        Future<LedgerReader.Head> headAt(Instant at);

        /** As the windows do, with what they take besides. */
        Future<Map<Period, Earlier>> readAt(
                List<Period> periods, long position, LocalDate on, BiPredicate<Change, Mark> besides);
    }

    /** @param nanos a clock for ages, as {@code System.nanoTime()} */
    Openings(Asking asking, ZoneId zone, LongSupplier nanos) {
        this.asking = asking;
        this.zone = zone;
        this.nanos = nanos;
    }

    /** Of a day; null while it is not known. */
    @Nullable
    Opening of(LocalDate day) {
        return opening != null && opening.day().equals(day) ? opening : null;
    }

    /** Succeeds when what runs at the moment has ended, whatever came of it. */
    Future<Void> quiet() {
        return running;
    }

    /** Notes what corrected lists changed of earlier days, and batches of yesterday that were committed late. */
    void heard(Change change) {
        Opening known = opening;
        if (known == null || change.position() <= known.position()) return;
        // Committed after the day began, although made before: it belongs to what is compared with.
        if (change.asOf().isBefore(known.began())) forget();
        else if (change.relisted() && reachesBack(change, known.day())) {
            relistedAt = change.position();
            if (!known.relisted().isEmpty()) opening = known.withoutRelisted();
        }
    }

    private boolean reachesBack(Change change, LocalDate day) {
        Since since = new Since(day, Long.MAX_VALUE, true, zone);
        return change.marks().stream().anyMatch(mark -> since.test(change, mark));
    }

    private void forget() {
        opening = null;
        relistedAt = 0;
        relistedTo = 0;
        told = false;
    }

    /** Begins to read what is missing, at most one thing at a time. Never fails, and never waits. */
    void follow(WindowSnapshot reading) {
        // Windows that were made anew may be those of a ledger that was put back, wherever it stands now.
        boolean otherWindows = !reading.born().equals(born);
        if (!reading.today().equals(wanted) || otherWindows) {
            wanted = reading.today();
            born = reading.born();
            notBefore = Long.MIN_VALUE;
            forget();
        }
        if (!running.isComplete() || nanos.getAsLong() < notBefore) return;
        Future<Void> work = next(reading);
        if (work == null) return;
        notBefore = nanos.getAsLong() + AGAIN_NANOS;
        running = work.onFailure(this::failed).otherwiseEmpty();
    }

    /** Null: nothing is missing. */
    private @Nullable Future<Void> next(WindowSnapshot reading) {
        Opening known = opening;
        if (known == null) return open(reading);
        if (reading.position() < known.position()) return null;
        boolean newBatch = !reading.asOf().isBefore(known.began());
        if (!known.settled() && newBatch) return open(reading);
        LocalDate before = reading.today().minusDays(1);
        List<Period> calendar = unread(known, Period.calendarPeriodsOf(before));
        if (!calendar.isEmpty()) return show(known, calendar);
        List<Period> rolling = unread(known, Period.openOn(before));
        if (!rolling.isEmpty()) return show(known, rolling);
        return relistedAt > relistedTo ? relist(known) : null;
    }

    private static List<Period> unread(Opening known, List<Period> periods) {
        if (known.position() == 0) return List.of();
        return periods.stream()
                .filter(period -> !known.shown().containsKey(period.id()))
                .toList();
    }

    /** The newest is read first: once it is of the new day nothing can come before it any more. */
    private Future<Void> open(WindowSnapshot reading) {
        LocalDate day = reading.today();
        Instant began = DayBegan.at(day, zone);
        return asking.head()
                .compose(newest -> asking.headAt(DayBegan.lastBefore(day, zone)).map(head -> {
                    boolean settled = !newest.asOf().isBefore(began);
                    if (!day.equals(wanted) || !reading.born().equals(born)) return null;
                    Opening known = opening;
                    if (known == null || known.position() != head.position()) {
                        forget();
                        opening = Opening.of(day, began, head.position(), settled);
                    } else if (settled) opening = known.nowSettled();
                    notBefore = Long.MIN_VALUE;
                    return null;
                }));
    }

    private Future<Void> show(Opening of, List<Period> periods) {
        long[] relisted = {0};
        Since since = new Since(of.day(), Long.MAX_VALUE, true, zone);
        return asking.readAt(periods, of.position(), of.day().minusDays(1), (change, mark) -> {
                    if (since.test(change, mark)) relisted[0] = Math.max(relisted[0], change.position());
                    return false;
                })
                .map(read -> {
                    Opening known = still(of);
                    if (known == null) return null;
                    Map<String, Earlier> shown = byId(of, read);
                    relistedAt = Math.max(relistedAt, relisted[0]);
                    Opening more = known.withShown(shown);
                    opening = relistedAt == 0 ? more.withRelisted(shown) : more;
                    notBefore = Long.MIN_VALUE;
                    return null;
                });
    }

    /** What is known by now of the same day and position; null when that is another one. */
    private @Nullable Opening still(Opening of) {
        Opening known = opening;
        boolean same = known != null && known.day().equals(of.day()) && known.position() == of.position();
        return same ? known : null;
    }

    /** @throws IllegalStateException while the windows have not got as far as that position */
    private Map<String, Earlier> byId(Opening of, Map<Period, Earlier> read) {
        Map<String, Earlier> byId = new HashMap<>();
        read.forEach((period, earlier) -> {
            if (earlier.position() != of.position()) {
                throw new IllegalStateException("the windows stand at " + earlier.position());
            }
            if (!earlier.isOf(born)) throw new IllegalStateException("the windows were made anew");
            byId.put(period.id(), earlier);
        });
        return byId;
    }

    private Future<Void> relist(Opening of) {
        long upTo = relistedAt;
        LocalDate before = of.day().minusDays(1);
        Since since = new Since(of.day(), Long.MAX_VALUE, true, zone);
        return asking.readAt(Period.openOn(before), of.position(), before, since)
                .map(read -> {
                    Opening known = still(of);
                    if (known == null) return null;
                    opening = known.withRelisted(byId(of, read));
                    relistedTo = upTo;
                    notBefore = nanos.getAsLong() + RELISTED_NANOS;
                    return null;
                });
    }

    private void failed(Throwable cause) {
        if (cause instanceof TooFarBackException) {
            // It only gets further away.
            notBefore = Long.MAX_VALUE;
            log.warn("what the screens showed as the day began cannot be told: day={}: {}", wanted, cause.getMessage());
            return;
        }
        if (!told) log.info("what the screens showed as the day began is not known yet: {}", cause.toString());
        told = true;
    }
}
