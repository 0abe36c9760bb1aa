package vn.nhip.window;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.LedgerReader;

/**
 * Checks the windows all the time, a part after the other and never the whole province at once: it works for one part in
 * fifty of the time, and is round within the hour. What differs is looked at a second time while nobody writes, put right,
 * and looked at once more; until then {@link Checked.State#DIFFERS} holds.
 */
final class StandingCheck {
    private static final Logger log = LoggerFactory.getLogger(StandingCheck.class);
    private static final int SHARE = 50;
    private static final long ROUND_NANOS = TimeUnit.MINUTES.toNanos(50);
    /** So long a difference shows, also when it is put right at once: somebody may ask why a figure has jumped. */
    private static final long SHOWN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long UNSETTLED_REST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** What differs again so soon is not a fault of the windows, and is not written over and over. */
    private static final long REPAIRED_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final RedisClient commands;
    private final LedgerReader ledger;
    private final InstantSource clock;
    private final WindowMeters meters;
    private final Deque<Part> round = new ArrayDeque<>();
    private final Map<Part, Long> unsettled = new HashMap<>();
    private final Map<Part, Repair> repairs = new HashMap<>();
    private @Nullable String prefix;
    private int parts;
    private long dueAt = System.nanoTime();
    private long compared;
    private long differing;
    private volatile Checked checked = Checked.NONE;

    /** Of what a part is. */
    private enum Kind {
        UNIT,
        TOGETHER,
        REST
    }

    /** @param unit null for what is nobody's */
    private record Part(Kind kind, @Nullable UnitCode unit) {
        UnitCode itsUnit() {
            return Objects.requireNonNull(unit, "only the rest is nobody's");
        }
    }

    /** @param differed what, in words without figures */
    private record Repair(long at, Set<String> differed) {
        boolean isSoonBefore(Repair next) {
            return next.at - at < REPAIRED_NANOS && !Collections.disjoint(differed, next.differed);
        }
    }

    StandingCheck(RedisClient commands, LedgerReader ledger, InstantSource clock, WindowMeters meters) {
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
        this.meters = meters;
    }

    /** May be asked from anywhere. */
    Checked checked() {
        return checked;
    }

    boolean isDue() {
        return System.nanoTime() - dueAt >= 0;
    }

    /**
     * Looks at the next part.
     *
     * @param alone does what it is given while nothing else is written to the windows
     */
    Future<Void> next(Layout layout, Function<Alone, Future<Void>> alone) {
        Part part = nextPart(layout);
        long begunAt = System.nanoTime();
        return look(layout, part)
                .compose(found -> {
                    take(part, found);
                    return found.isEmpty() ? settled(part) : alone.apply(() -> secondLook(layout, part));
                })
                .onFailure(unseen -> round.addLast(part))
                .recover(cause ->
                        cause instanceof CouldNotLookException ? Future.succeededFuture() : Future.failedFuture(cause))
                .onComplete(done -> rest(System.nanoTime() - begunAt));
    }

    /** Work that wants the windows for itself. */
    interface Alone {
        Future<Void> work();
    }

    private void rest(long worked) {
        long each = ROUND_NANOS / Math.max(1, parts);
        long rest = Math.min((SHARE - 1) * worked, Math.max(0, each - worked));
        // Whoever is told that a figure may be wrong wants to know soon that it is right again.
        dueAt = System.nanoTime() + (unsettled.isEmpty() ? rest : Math.min(rest, UNSETTLED_REST_NANOS));
    }

    private Part nextPart(Layout layout) {
        if (!layout.keys().prefix().equals(prefix)) {
            prefix = layout.keys().prefix();
            round.clear();
            unsettled.clear();
            begin(layout);
        }
        for (Map.Entry<Part, Long> one : unsettled.entrySet()) {
            if (System.nanoTime() - one.getValue() >= SHOWN_NANOS) return one.getKey();
        }
        if (round.isEmpty()) end();
        if (round.isEmpty()) begin(layout);
        return round.removeFirst();
    }

    private void begin(Layout layout) {
        Collection<Unit> units = layout.tree().units().all();
        round.add(new Part(Kind.REST, null));
        for (Unit unit : units) round.add(new Part(Kind.UNIT, unit.code()));
        for (Unit unit : units) if (!layout.tree().leaf(unit.code())) round.add(new Part(Kind.TOGETHER, unit.code()));
        parts = round.size();
        compared = 0;
        differing = 0;
    }

    private void end() {
        meters.checkRounds().increment();
        checked = new Checked(state(true), clock.instant(), compared, differing);
    }

    private Checked.State state(boolean round) {
        if (!unsettled.isEmpty()) return Checked.State.DIFFERS;
        return round || checked.at() != null ? Checked.State.OK : Checked.State.RUNNING;
    }

    private Future<Findings> look(Layout layout, Part part) {
        PartCheck check = new PartCheck(commands, layout, ledger);
        return switch (part.kind) {
            case UNIT -> check.unit(part.itsUnit());
            case TOGETHER -> check.together(part.itsUnit());
            case REST -> check.rest();
        };
    }

    private void take(Part part, Findings found) {
        compared += found.compared;
        meters.checked(found.compared);
        tell();
    }

    private void tell() {
        boolean first = checked.at() == null;
        checked = new Checked(
                state(false),
                checked.at(),
                first ? compared : checked.compared(),
                first ? differing : Math.max(differing, checked.differing()));
    }

    private Future<Void> settled(Part part) {
        if (unsettled.remove(part) != null) log.info("what differed has been put right: part={}", part);
        tell();
        return Future.succeededFuture();
    }

    /** While nobody writes: what still differs is no crossing of two readings. */
    private Future<Void> secondLook(Layout layout, Part part) {
        return look(layout, part).compose(found -> {
            if (found.isEmpty()) return settled(part);
            boolean known = unsettled.put(part, System.nanoTime()) != null;
            if (!known) {
                differing += found.differing();
                meters.differing(found.differing());
                log.error(
                        "the windows differ from the ledger: part={} position={} compared={} differing={} {}",
                        part,
                        found.head.position(),
                        found.compared,
                        found.differing(),
                        found.inWords(layout.keys()));
            }
            tell();
            return repair(layout, part, found, known);
        });
    }

    /** @param known it differed already when it was looked at last */
    private Future<Void> repair(Layout layout, Part part, Findings found, boolean known) {
        Repair before = repairs.get(part);
        Repair next = new Repair(System.nanoTime(), found.places());
        if (before != null && before.isSoonBefore(next)) {
            if (!known)
                log.error(
                        "it was put right before and differs again, it is left as it is for ten minutes: part={}",
                        part);
            return Future.succeededFuture();
        }
        repairs.put(part, next);
        // Only one unit's own counts are known from the ledger alone; all else is made anew.
        if (part.kind != Kind.UNIT)
            return Future.failedFuture(new DiffersException(found.head.born(), found.inWords(layout.keys())));
        ScriptSink sink = new ScriptSink();
        for (Findings.Difference one : found.counts) sink.add(one.key(), one.field(), one.should() - one.is());
        WindowWriter.Stand stays = WindowWriter.Stand.of(found.head);
        WindowWriter.Step step = new WindowWriter.Step(stays, stays, found.head.asOf(), found.head.today());
        return layout.writer()
                .run(step, sink, touched(layout, part.itsUnit()), List.of(), List.of())
                .mapEmpty();
    }

    private static Set<UnitCode> touched(Layout layout, UnitCode unit) {
        Set<UnitCode> touched = new LinkedHashSet<>(List.of(unit));
        touched.addAll(layout.tree().units().above(unit));
        return touched;
    }
}
