package vn.nhip.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.wire.FeedSource;
import vn.nhip.wire.Now;

/**
 * How fresh the figures of a moment are, by the rule of the wall (js/core/stale.js): delayed after 1.5 promised intervals
 * of a source, stale after 5. Both are held to one table of cases, frontend-static/test/freshness.json. The wall drains
 * what comes of the late source only; here the worst of the sources stands for all, so that none is lost behind another.
 *
 * @param state {@code loading}, {@code live}, {@code delayed}, {@code stale}, or {@code never} where a source was not heard of yet
 * @param age of the source that was heard of longest ago, never negative; null where one was not heard of yet, or there is none
 */
record Freshness(String state, @Nullable Duration age) {
    /** Nothing was heard before this: an older instant, as the epoch of a clock that was never set, is none. */
    private static final Instant FIRST_HEARD = Instant.parse("2020-01-01T00:00:00Z");

    private static final long USUAL_INTERVAL = 60_000;
    private static final long BEAT_EVERY = 10_000;
    /** Frames that were held up on their way explain so much. */
    private static final long SET_BACK = 10_000;

    static Freshness of(Now time) {
        boolean loading = time.state() == Now.State.LOADING;
        long oldest = time.sources().isEmpty() ? -1 : 0;
        String worst = "live";
        for (FeedSource source : time.sources()) {
            long age = ageOf(source, time);
            long interval = intervalOf(source, time);
            if (age < 0 || oldest < 0) oldest = -1;
            else oldest = Math.max(oldest, age);
            if (age > 5 * interval) worst = "stale";
            else if (2 * age > 3 * interval && worst.equals("live")) worst = "delayed";
        }
        if (loading) worst = "loading";
        else if (oldest < 0) worst = "never";
        return new Freshness(worst, oldest < 0 ? null : Duration.ofMillis(oldest));
    }

    /** To when every source is known; null for never. */
    @Nullable
    Instant reach(Instant now) {
        return age == null ? null : now.minus(age);
    }

    /** Milliseconds; -1: never, and of a contact ahead of the clock, which was set back since, nobody knows. */
    private static long ageOf(FeedSource source, Now time) {
        Instant at = source.sourceAt();
        if (at == null || at.isBefore(FIRST_HEARD)) return -1;
        long age = Duration.between(at, time.now()).toMillis();
        return -age > SET_BACK * Math.max(1, time.rate()) ? -1 : Math.max(0, age);
    }

    /** A sped-up demonstration is heard of no more often than its beats. */
    private static long intervalOf(FeedSource source, Now time) {
        long promised = source.intervalSeconds() > 0 ? source.intervalSeconds() * 1000L : USUAL_INTERVAL;
        return time.rate() > 1 ? Math.max(promised, Math.round(BEAT_EVERY * time.rate())) : promised;
    }
}
