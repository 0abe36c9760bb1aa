package vn.nhip.window;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Changes;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Lineage;

/**
 * What some keys should hold of some units, counted anew from the ledger. The count stands at the ledger's position; it is
 * moved to where the windows stood when they were read, so that like is compared with like.
 */
final class Recount {
    private static final int BATCHES_AT_ONCE = 200;
    /** A busy server makes so many in minutes; who is further apart looks again later. */
    private static final long MOST_BATCHES = 5_000;

    final Map<String, Map<String, Long>> hashes = new HashMap<>();
    /** The figures that are handed in, by their key, but those that changed on the way. */
    final Map<String, String> figures = new HashMap<>();
    /** Figures of which is not known what they were. */
    final Set<String> figuresBetween = new HashSet<>();

    private final Layout layout;
    private final LedgerReader ledger;
    private final Set<UnitCode> units;
    private final MapSink sink;
    private final LocalDate today;
    private @Nullable Lineage stands;

    /** @param wanted keys; others are passed over */
    Recount(Layout layout, LedgerReader ledger, Collection<UnitCode> units, LocalDate today, Predicate<String> wanted) {
        this.layout = layout;
        this.ledger = ledger;
        this.units = Set.copyOf(units);
        this.today = today;
        this.sink = new MapSink(hashes, wanted);
    }

    /** Counts at the point at which windows were read just before. Fails with {@link CouldNotLookException}. */
    Future<Recount> at(WindowReader.Head read) {
        stands = read.lineage();
        return ledger.readUnits(units, (at, counted) -> {
                    MarkSums tallies = layout.writer().tallies();
                    for (LedgerReader.Counted one : counted) add(tallies, one.marks(), +1);
                    emit(tallies);
                    return Future.succeededFuture();
                })
                .compose(whole -> {
                    whole.figures().forEach(figure -> figures.put(figure.key(), FigureText.of(figure)));
                    long apart = whole.head().position() - stands().position();
                    if (apart < 0 || apart > MOST_BATCHES) return tooFar(apart);
                    return shift(stands().position(), whole.head().position(), -1);
                })
                .map(this);
    }

    /** Moves on to where windows stood that were read since. */
    Future<Recount> to(WindowReader.Head read) {
        long apart = read.lineage().position() - stands().position();
        if (apart < 0 || apart > MOST_BATCHES) return tooFar(apart).map(this);
        return shift(stands().position(), read.lineage().position(), +1).map(moved -> {
            stands = read.lineage();
            return this;
        });
    }

    private Lineage stands() {
        if (stands == null) throw new IllegalStateException("nothing has been counted yet");
        return stands;
    }

    private static Future<Void> tooFar(long apart) {
        return Future.failedFuture(new CouldNotLookException(
                "the windows stand " + apart + " batches from the ledger: nothing to compare"));
    }

    private void add(MarkSums tallies, Iterable<Mark> marks, int sign) {
        for (Mark mark : marks) if (units.contains(mark.unit())) tallies.add(sign > 0 ? mark : mark.negated());
    }

    private void emit(MarkSums tallies) {
        // No minute is of the pulse: that is every unit's together.
        new FieldWriter(layout.keys(), tallies, today, layout.tree()).to(sink, Long.MAX_VALUE);
    }

    /** Adds what came after one position up to another, or takes it away. */
    private Future<Void> shift(long from, long to, int sign) {
        if (from >= to) return Future.succeededFuture();
        int batches = (int) Math.min(BATCHES_AT_ONCE, to - from);
        return ledger.changesAfter(from, batches).compose(changes -> {
            if (from == stands().position() && !changes.follows(stands()))
                return Future.failedFuture(new CouldNotLookException("the windows are of another history"));
            take(changes, to, sign);
            return changes.to() == from ? Future.succeededFuture() : shift(changes.to(), to, sign);
        });
    }

    private void take(Changes changes, long to, int sign) {
        MarkSums tallies = layout.writer().tallies();
        for (Change change : changes.changes()) {
            if (change.position() > to) continue;
            add(tallies, change.marks(), sign);
            if (change.figure() != null) figuresBetween.add(change.figure().key());
        }
        emit(tallies);
    }
}
