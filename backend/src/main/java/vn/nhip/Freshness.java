package vn.nhip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.nhip.config.ServerSettings;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.live.Now;
import vn.nhip.live.Source;
import vn.nhip.ops.Contacts;
import vn.nhip.score.Scores;

/**
 * What every frame and answer says of time.
 *
 * @param newest the scores that are shown; null before the first
 */
record Freshness(
        App.Environment environment, List<ServerSettings.Feed> feeds, Contacts contacts, Supplier<Scores> newest) {
    /** What is told within it is told as it happens. */
    static final Duration LAG = Duration.ofMinutes(5);
    /** So many batches come between two looks of a busy server; more than these are a stretch to follow. */
    private static final int STRETCH = 50;
    /** How windows that follow a long stretch are called among those that load. */
    private static final String WINDOWS = "windows";

    /** On the doors' loop. */
    Now now() {
        List<Source> sources = new ArrayList<>();
        for (ServerSettings.Feed feed : feeds) {
            if (feed.intervalSeconds() > 0) {
                // A promise is kept in real time; frames speak of the server's clock.
                int interval = (int) Math.ceil(feed.intervalSeconds() * environment.clockRate());
                sources.add(new Source(feed.name(), heldOf(feed.name()), interval));
            }
        }
        return new Now(environment.clock().instant(), environment.clockRate(), sources, loading());
    }

    private List<String> loading() {
        List<String> loading = new ArrayList<>(contacts.loading());
        Scores scores = newest.get();
        LedgerReader.Head head = contacts.head();
        boolean far = scores != null
                && head.position() - scores.position() > STRETCH
                && Duration.between(scores.asOf(), head.asOf()).compareTo(LAG) > 0;
        if (far) loading.add(WINDOWS);
        return loading;
    }

    /** To when the picture holds what a feed has told; what the windows have yet to follow is not in it. */
    private Instant heldOf(String feed) {
        Scores scores = newest.get();
        Instant shown = contacts.shown(feed, scores == null ? -1 : scores.position());
        Instant last = contacts.of(feed);
        if (shown != null || last == null || scores == null) return shown;
        Instant followed = scores.asOf().isBefore(last) ? scores.asOf() : last;
        return followed.equals(Instant.EPOCH) ? null : followed;
    }
}
