package vn.nhip.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.config.Feed;
import vn.nhip.ledger.FeedContacts;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.score.Scores;
import vn.nhip.wire.FeedSource;
import vn.nhip.wire.Now;

/**
 * What every frame and answer says of time.
 *
 * @param newest the scores that are shown; null before the first
 * @param doubt why what they are made from is not believed; null while it is
 */
record FeedAges(
        Environment environment,
        List<Feed> feeds,
        FeedContacts contacts,
        Supplier<@Nullable Scores> newest,
        Supplier<@Nullable String> doubt) {
    /** What is told within it is told as it happens. */
    static final Duration LAG = Duration.ofMinutes(5);
    /** So many batches come between two looks of a busy server; more than these are a stretch to follow. */
    private static final int STRETCH = 50;
    /** How windows that follow a long stretch are called among those that load. */
    private static final String WINDOWS = "windows";

    /** On the screens' loop. */
    Now now() {
        List<FeedSource> sources = new ArrayList<>();
        for (Feed feed : feeds) {
            if (feed.intervalSeconds() > 0) {
                // A promise is kept in real time; frames speak of the server's clock.
                int interval = (int) Math.ceil(feed.intervalSeconds() * environment.clockRate());
                sources.add(new FeedSource(feed.name(), heldOf(feed.name()), interval));
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
    private @Nullable Instant heldOf(String feed) {
        // Of a picture that may be wrong nobody can say to when it is right.
        if (doubt.get() != null) return null;
        Scores scores = newest.get();
        Instant shown = contacts.shown(feed, scores == null ? -1 : scores.position());
        Instant last = contacts.of(feed);
        if (shown != null || last == null || scores == null) return shown;
        Instant followed = scores.asOf().isBefore(last) ? scores.asOf() : last;
        return followed.equals(Instant.EPOCH) ? null : followed;
    }
}
