package vn.nhip.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's clock, checked before it is believed. As {@link InstantSource} it gives the believed time: the wall clock
 * while it goes as time that nobody sets ({@link Steady}); once it jumps, the last believed reading and what has passed
 * since, and the clock is <i>doubted</i>. So one wrong reading is never made permanent, at whatever moment it is taken.
 *
 * <p>A doubted clock is believed again when
 * <ul>
 *   <li>it is back where it belongs, or
 *   <li>PostgreSQL's clock agrees with it and it has stood by its new time for long enough: for {@link Settings#hold}, and
 *       for a five-hundredth of the jump when that is more. An hour is believed after five minutes, 40 days after two
 *       hours. (PostgreSQL mostly runs on the same machine, so its word alone is not a second one.)
 * </ul>
 * At the start there is nothing that has passed; then the two clocks and the ledger's newest instant are compared, and two
 * stand against one.
 *
 * <p>Safe for any thread.
 */
public final class ClockGuard implements InstantSource {
    private static final Logger log = LoggerFactory.getLogger(ClockGuard.class);

    /** No clock was right that showed less: the program was not written yet. */
    static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final int SHARE_HELD = 500;
    private static final Duration BOUNDLESS = Duration.ofDays(3_650_000);

    private final InstantSource wall;
    private final Steady steady;
    private final Settings settings;
    private final AtomicInteger doubts = new AtomicInteger();
    private volatile Belief belief;
    private volatile Duration databaseOff = Duration.ZERO;
    private @Nullable Held held;

    /**
     * When a clock is doubted, and how long it must stand by a new time to be believed.
     *
     * @param tolerance from which on a step is a jump
     */
    public record Settings(Duration tolerance, Duration hold) {
        public static final Settings USUAL = new Settings(Duration.ofMinutes(2), Duration.ofMinutes(5));
    }

    /**
     * A believed moment, from which time is counted on.
     *
     * @param steadyAt the reading of {@link Steady} then
     * @param atLeast the moment is no more than a lower bound
     * @param doubt null while the clock is believed
     */
    private record Belief(
            Instant at,
            long steadyAt,
            boolean atLeast,
            @Nullable Doubt doubt) {
        Instant expected(long steadyNow) {
            return at.plusNanos(steadyNow - steadyAt);
        }
    }

    /**
     * @param since the believed moment
     * @param off by how much the clock lay ahead of what was believed; negative: behind
     */
    public record Doubt(Instant since, Duration off) {}

    /** A doubted clock that stands by its time. */
    private record Held(Duration off, long since) {}

    public ClockGuard(InstantSource wall, Steady steady, Settings settings) {
        this.wall = wall;
        this.steady = steady;
        this.settings = settings;
        this.belief = new Belief(wall.instant(), steady.sureNanos(), false, null);
    }

    /** This machine's clock. */
    public static ClockGuard ofThisMachine(Settings settings) {
        return new ClockGuard(InstantSource.system(), Steady.ofThisMachine(), settings);
    }

    /** Believes a clock whatever it shows: for one that is set by hand. */
    public static ClockGuard believing(InstantSource clock) {
        return new ClockGuard(clock, Steady.ofThisMachine(), new Settings(BOUNDLESS, BOUNDLESS));
    }

    /** The believed time. */
    @Override
    public Instant instant() {
        Belief known = belief;
        Instant now = wall.instant();
        Instant expected = known.expected(steady.nanos());
        if (known.doubt() != null) return expected;
        return near(now, expected) ? now : look();
    }

    /** Null while the clock is believed. */
    public @Nullable Doubt doubt() {
        return belief.doubt();
    }

    public boolean isDoubted() {
        return belief.doubt() != null;
    }

    /** Whether the believed time is no more than a lower bound: the right one may be any later. */
    public boolean isLowerBound() {
        return belief.atLeast();
    }

    /**
     * The same time, and while the clock is doubted the last moment before: for what is counted by the passing of time.
     *
     * @param believed made of this guard's time
     */
    public InstantSource standing(InstantSource believed) {
        return new InstantSource() {
            private volatile Instant last = believed.instant();

            @Override
            public Instant instant() {
                Instant now = believed.instant();
                if (!isDoubted()) last = now;
                return last;
            }
        };
    }

    // ---- what it is compared with

    /** Looks at the clock: to be called every second or so. The believed time. */
    public synchronized Instant look() {
        long passed = steady.sureNanos();
        Instant now = wall.instant();
        Instant expected = belief.expected(passed);
        if (near(now, expected)) {
            if (isDoubted() && !belief.atLeast()) believe(now, passed);
            return isDoubted() ? expected : now;
        }
        if (!isDoubted()) begin(expected, passed, false, now);
        return expected;
    }

    /**
     * Compares the clocks at the start.
     *
     * @param ledger the newest instant of the ledger; null: it is empty, or its time is not this clock's
     * @param database what PostgreSQL's clock shows
     */
    public synchronized void begin(@Nullable Instant ledger, Instant database) {
        long passed = steady.sureNanos();
        Instant now = wall.instant();
        Instant floor = ledger == null || ledger.isBefore(EARLIEST) ? EARLIEST : ledger;
        boolean reached = !now.isBefore(floor.minus(settings.tolerance()));
        boolean databaseReached = !database.isBefore(floor.minus(settings.tolerance()));
        databaseOff = Duration.between(now, database);
        boolean agree = near(now, database);
        if (reached && (agree || !databaseReached)) {
            believe(now, passed);
        } else if (databaseReached && !reached) {
            begin(database, passed, false, now);
        } else {
            Instant earlier = now.isBefore(database) ? now : database;
            Instant atLeast = reached ? earlier : floor;
            begin(atLeast, passed, true, now);
        }
    }

    /**
     * Takes in what PostgreSQL's clock shows: to be called now and then.
     *
     * @param within how long its answer took; one that took too long says nothing
     */
    public synchronized void database(Instant database, Duration within) {
        if (within.compareTo(settings.tolerance().dividedBy(4)) > 0) return;
        look();
        long passed = steady.sureNanos();
        Instant now = wall.instant();
        boolean agrees = near(now, database);
        databaseOff = Duration.between(now, database);
        if (!isDoubted()) {
            // Steady time drifts a little from the wall clock; two that agree are the better measure.
            if (agrees) belief = new Belief(now, passed, false, null);
            return;
        }
        Instant expected = belief.expected(passed);
        boolean passedFloor = belief.atLeast() && !now.isBefore(expected.minus(settings.tolerance()));
        if (agrees && (passedFloor || holds(Duration.between(expected, now), passed))) believe(now, passed);
        else if (!agrees) held = null;
    }

    private boolean holds(Duration off, long passed) {
        Held standing = held;
        if (standing == null || standing.off().minus(off).abs().compareTo(settings.tolerance()) > 0) {
            standing = new Held(off, passed);
            held = standing;
        }
        Duration share = off.abs().dividedBy(SHARE_HELD);
        Duration wanted = share.compareTo(settings.hold()) > 0 ? share : settings.hold();
        return Duration.ofNanos(passed - standing.since()).compareTo(wanted) >= 0;
    }

    private boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(settings.tolerance()) <= 0;
    }

    /** Begins to doubt a clock that shows {@code now} where {@code believed} is believed. */
    private void begin(Instant believed, long passed, boolean atLeast, Instant now) {
        Duration off = Duration.between(believed, now);
        belief = new Belief(believed, passed, atLeast, new Doubt(believed, off));
        held = null;
        doubts.incrementAndGet();
        log.warn("the server's clock is doubted, what counts by time waits: believed={} off={}", believed, off);
    }

    private void believe(Instant now, long passed) {
        Optional.ofNullable(belief.doubt())
                .ifPresent(
                        doubt -> log.info("the server's clock is believed again: now={} since={}", now, doubt.since()));
        belief = new Belief(now, passed, false, null);
        held = null;
    }

    // ---- what is told

    /** Why a figure that depends on time could be wrong; empty when none could. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Doubt doubt = belief.doubt();
        if (doubt != null) {
            problems.add("the server's clock is doubted since " + doubt.since() + ": it shows " + words(doubt.off())
                    + " what was believed; what counts by time waits until the clock is right");
        }
        Duration off = databaseOff;
        if (off.abs().compareTo(settings.tolerance()) > 0) {
            problems.add("PostgreSQL's clock shows " + words(off) + " the server's");
        }
        return problems;
    }

    private static String words(Duration off) {
        Duration size = off.abs();
        String text = size.toDays() > 0
                ? size.toDays() + " d " + size.toHoursPart() + " h"
                : size.toHours() + " h " + size.toMinutesPart() + " min";
        return text + (off.isNegative() ? " less than" : " more than");
    }

    /** Counts doubts, and says whether there is one. */
    public ClockGuard counted(MeterRegistry registry) {
        registry.gauge("nhip.clock.doubted", this, guard -> guard.isDoubted() ? 1 : 0);
        FunctionCounter.builder("nhip.clock.doubts", doubts, AtomicInteger::get).register(registry);
        return this;
    }
}
