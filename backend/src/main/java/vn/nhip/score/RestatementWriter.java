package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Restatement;
import vn.nhip.ledger.Restatements;
import vn.nhip.ops.OneLoop;
import vn.nhip.window.Applied;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.TooFarBackException;

/**
 * Writes down what changes in periods that have closed. The lines of a day are made from the ledger as it stood when that
 * day began and as it stood when it ended (or stands now), so they are the same however often, and after whatever crash,
 * they are made: a day is final when a batch of a later one has come.
 *
 * <p>Works on the windows' loop, some seconds after the changes, and after a flood of them when it is over.
 */
public final class RestatementWriter {
    private static final Logger log = LoggerFactory.getLogger(RestatementWriter.class);
    private static final int BATCHES_AT_ONCE = 20;
    private static final int PERIODS_AT_ONCE = 8;
    /** Of one day: the newest periods first. */
    static final int MOST_ROWS = 20_000;

    private final OneLoop loop = new OneLoop();

    private final LedgerReader ledger;
    private final Restatements store;
    private UnitHistory history;
    private final ZoneId zone;
    private final ScoreMeters meters;
    private final WritingPace pace;
    private final TreeMap<LocalDate, ClosedPeriodChanges> days = new TreeMap<>();
    private @Nullable Scoreboard board;
    private HeardOf heard = new HeardOf.Unstarted();
    /** Which rebuild made the windows that were shown when this was gathered. */
    private @Nullable String born;

    private @Nullable LocalDate newestDay;
    private @Nullable LocalDate finalBefore;

    /** @param nanos a clock for ages, as {@code System.nanoTime()} */
    public RestatementWriter(Scoreboard.Ground ground, Restatements store, LongSupplier nanos) {
        this.ledger = ground.ledger();
        this.store = store;
        this.history = ground.history();
        this.zone = ground.zone();
        this.meters = ground.meters();
        this.pace = new WritingPace(nanos);
    }

    /** Compares by the catalogues of this board from now on; the lines of the current day are made anew. */
    public void follow(Scoreboard newBoard) {
        loop.requireHere();
        boolean other = board != null && board != newBoard;
        board = newBoard;
        history = newBoard.ground().history();
        if (!other) return;
        // What was gathered belongs to the components of the old catalogues.
        days.clear();
        heard = new HeardOf.Unstarted();
    }

    /** What the windows have just added. What was not heard of here is read from the ledger. */
    public void heard(Applied applied) {
        loop.requireHere();
        if (!(heard instanceof HeardOf.Following following)) return;
        HeardOf next = following.with(applied);
        if (next instanceof HeardOf.Following && next != heard) {
            take(applied.changes());
            lag();
        }
        heard = next;
    }

    private void take(List<Change> changes) {
        for (Change change : changes) {
            LocalDate day = change.asOf().atZone(zone).toLocalDate();
            if (newestDay == null || day.isAfter(newestDay)) newestDay = day;
            ClosedPeriodChanges known = days.get(day);
            ClosedPeriodChanges late =
                    known == null ? new ClosedPeriodChanges(day, zone, history, board().methods()) : known;
            if (!late.add(change)) continue;
            if (known == null) days.put(day, late);
            pace.late();
        }
    }

    private Scoreboard board() {
        if (board == null) throw new IllegalStateException("no board is followed yet");
        return board;
    }

    private void lag() {
        meters.restatementLag(
                days.values().stream().allMatch(day -> day.unwritten().isEmpty()) ? 0 : pace.waiting());
    }

    /** Begins, catches up, or writes, whatever is due. */
    public Future<Void> work() {
        loop.requireHere();
        Tick last = board().desk().last();
        if (last != null && !last.reading().born().equals(born)) {
            // The ledger may have another history behind the same positions: nothing that was gathered is believed.
            if (born != null) beginAnew();
            born = last.reading().born();
        }
        if (heard instanceof HeardOf.Unstarted) return start();
        if (last != null && heard instanceof HeardOf.Following following)
            heard = following.beside(last.reading().position());
        Future<Void> caughtUp = heard instanceof HeardOf.Behind behind ? catchUp(behind) : Future.succeededFuture();
        return caughtUp.compose(now ->
                heard instanceof HeardOf.Known known && due(known.to()) ? write(known.to()) : Future.succeededFuture());
    }

    /** A ledger that was filled before restatements were written down begins with the current day. */
    private Future<Void> start() {
        return store.restatedTo()
                .compose(known -> known.isPresent() ? Future.succeededFuture(known.get()) : first())
                .map(position -> {
                    heard = new HeardOf.Behind(position);
                    return null;
                });
    }

    private Future<Long> first() {
        return ledger.head().compose(head -> {
            LocalDate day = head.asOf().atZone(zone).toLocalDate();
            return endOfDay(day.minusDays(1))
                    .compose(position -> store.saveRestatedTo(position).map(position));
        });
    }

    private Future<Long> endOfDay(LocalDate day) {
        Instant over = day.plusDays(1).atStartOfDay(zone).toInstant();
        return ledger.headAt(over.minusNanos(1_000)).map(LedgerReader.Head::position);
    }

    private Future<Void> catchUp(HeardOf.Behind from) {
        return ledger.follow(from.to(), BATCHES_AT_ONCE).compose(changes -> {
            // Other catalogues came in between: all of it is read again for them.
            if (heard != from) return Future.succeededFuture();
            if (changes.after() == null) {
                beginAnew();
                return Future.succeededFuture();
            }
            take(changes.changes());
            heard = from.with(changes);
            return heard instanceof HeardOf.Behind more ? catchUp(more) : Future.succeededFuture();
        });
    }

    /** The ledger was put back to before what was heard of it, and with it what was written down. */
    private void beginAnew() {
        days.clear();
        heard = new HeardOf.Unstarted();
        newestDay = null;
        finalBefore = null;
    }

    private boolean due(long heardTo) {
        Tick last = board().desk().last();
        boolean windowsFollow = last != null && last.reading().position() >= heardTo;
        boolean dayOver = newestDay != null && !newestDay.equals(finalBefore);
        return windowsFollow && (dayOver || pace.due());
    }

    private Future<Void> write(long position) {
        pace.begin();
        LocalDate newest = newestDay;
        Future<Void> all = newest == null
                ? Future.succeededFuture()
                : writeEach(newest, position)
                        .compose(written -> newest.equals(finalBefore) ? Future.succeededFuture() : finish(newest));
        return all.onSuccess(done -> lag()).onFailure(failed -> pace.again());
    }

    private Future<Void> writeEach(LocalDate newest, long position) {
        for (ClosedPeriodChanges day : days.values()) {
            if (day.unwritten().isEmpty()) continue;
            Future<Long> to = day.day().isBefore(newest) ? endOfDay(day.day()) : Future.succeededFuture(position);
            return to.compose(end -> endOfDay(day.day().minusDays(1))
                            .compose(began -> new Writing(day, began, end, board().window()).next(MOST_ROWS)))
                    .compose(done -> writeEach(newest, position));
        }
        return Future.succeededFuture();
    }

    /** The days before the newest can change no more. */
    private Future<Void> finish(LocalDate newest) {
        return endOfDay(newest.minusDays(1)).compose(store::saveRestatedTo).map(saved -> {
            days.headMap(newest).clear();
            finalBefore = newest;
            return null;
        });
    }

    /** The lines of one day, period after period. */
    private final class Writing {
        private final ClosedPeriodChanges day;
        private final long began;
        private final long end;
        private final RedisWindow window;

        Writing(ClosedPeriodChanges day, long began, long end, RedisWindow window) {
            this.day = day;
            this.began = began;
            this.end = end;
            this.window = window;
        }

        /** A few periods at a time, the newest first, so that nothing large is held for long. */
        Future<Void> next(int room) {
            List<Period> periods = day.unwritten();
            if (periods.isEmpty()) return Future.succeededFuture();
            List<Period> some = periods.subList(0, Math.min(PERIODS_AT_ONCE, periods.size()));
            day.begin(some);
            return rows(some)
                    .compose(all -> store(some, all, room))
                    .onFailure(failed -> day.failed(some))
                    .compose(written -> next(room - written));
        }

        private Future<Integer> store(List<Period> periods, List<Restatement> all, int room) {
            List<Restatement> rows = all.subList(0, Math.min(room, all.size()));
            meters.restatements(rows.size());
            meters.restatementsOmitted(all.size() - rows.size());
            List<String> ids = periods.stream().map(Period::id).toList();
            return store.replace(day.day(), ids, rows).map(rows.size());
        }

        private Future<List<Restatement>> rows(List<Period> periods) {
            // Before the first batch nothing was shown.
            if (began == 0) return Future.succeededFuture(List.of());
            return window.readAt(periods, began)
                    .compose(before -> window.readAt(periods, end).map(after -> {
                        List<Restatement> rows = new ArrayList<>();
                        for (Period period : periods)
                            rows.addAll(day.compare(period, answered(before, period), answered(after, period)));
                        return rows;
                    }))
                    .recover(cause ->
                            cause instanceof TooFarBackException ? tooMany(periods) : Future.failedFuture(cause));
        }

        private static Earlier answered(Map<Period, Earlier> read, Period period) {
            return Objects.requireNonNull(read.get(period), "every period that is asked for is answered");
        }

        /** So much came since the day began that what was shown then can no longer be told. */
        private Future<List<Restatement>> tooMany(List<Period> periods) {
            log.warn("too much changed to tell what it restated: day={} periods={}", day.day(), periods.size());
            meters.restatementsOmitted(periods.size());
            return Future.succeededFuture(List.of());
        }
    }
}
