package vn.nhip.ledger;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;

/**
 * To when each feed has told all that it knows, changes or not: "nothing changed" must look different from "nothing
 * arrived", and months that are being loaded different from news. What a feed told counts for a picture once the picture
 * holds it, so that windows that are behind do not look fresh. Stands before the ledger; what it knows is saved now and then, so
 * that a restart does not forget. Senders and screens have event loops of their own, and both come here, so it locks: each
 * call is a few map look-ups, and nobody is asked for the time meanwhile.
 */
public final class FeedContacts implements Ledger {
    /** How {@code nhip import}, a process of its own, is called among those that load. */
    private static final String IMPORT = "import";

    private final Ledger ledger;
    private final LedgerReader reader;
    private final InstantSource clock;
    private final Function<String, Telling> tellings;
    private final Map<String, FeedContactLog> heard = new HashMap<>();
    private final Map<String, Telling> telling = new HashMap<>();
    private final Map<String, Instant> unsaved = new HashMap<>();
    private LedgerReader.Head head = new LedgerReader.Head(0, Instant.EPOCH, 0);
    private boolean importing;

    /**
     * @param lag of each feed: news of at most this age are told as they happen
     * @param nanos as {@link System#nanoTime}
     */
    public FeedContacts(
            Ledger ledger,
            LedgerReader reader,
            InstantSource clock,
            Function<String, Duration> lag,
            LongSupplier nanos) {
        this.ledger = ledger;
        this.reader = reader;
        this.clock = clock;
        this.tellings = feed -> new Telling(lag.apply(feed), nanos);
    }

    @Override
    public Future<Appended> append(String feed, List<Update> updates) {
        return append(feed, updates, updates.isEmpty() ? clock.instant() : null);
    }

    @Override
    public Future<Appended> append(String feed, List<Update> updates, @Nullable Instant toldTo) {
        return ledger.append(feed, updates).onSuccess(appended -> {
            Instant now = clock.instant();
            synchronized (this) {
                if (appended.position() > head.position()) head = new LedgerReader.Head(appended.position(), now, 0);
                Instant to = telling.computeIfAbsent(feed, tellings).take(now, updates, toldTo);
                if (to != null) advance(feed, to, appended.position(), now);
            }
        });
    }

    /** What is told again of earlier takes nothing back. */
    private void advance(String feed, Instant to, long position, Instant now) {
        FeedContactLog course = heard.computeIfAbsent(feed, first -> new FeedContactLog());
        Instant known = passed(course.newest(), now);
        if (known != null && to.isBefore(known)) return;
        course.at(to, position);
        unsaved.put(feed, to);
    }

    /**
     * Null for a feed that has told nothing yet. An instant in the future was noted by a clock that has been turned back
     * since: how long ago it was nobody knows, and it may not look fresh until that hour comes.
     */
    public @Nullable Instant of(String feed) {
        Instant now = clock.instant();
        synchronized (this) {
            FeedContactLog course = heard.get(feed);
            return course == null ? null : passed(course.newest(), now);
        }
    }

    /** To when a feed had told what a picture holds that stands at a position of the ledger; null when it holds none since this start. */
    public @Nullable Instant shown(String feed, long position) {
        Instant now = clock.instant();
        synchronized (this) {
            FeedContactLog course = heard.get(feed);
            return course == null ? null : passed(course.shown(position), now);
        }
    }

    private static @Nullable Instant passed(@Nullable Instant at, Instant now) {
        return at == null || at.isAfter(now) ? null : at;
    }

    /** The feeds that tell history just now, by their names; an import among them. */
    public synchronized List<String> loading() {
        List<String> loading = new ArrayList<>();
        telling.forEach((feed, how) -> {
            if (how.isLoading()) loading.add(feed);
        });
        if (importing) loading.add(IMPORT);
        return loading;
    }

    /** The ledger's newest batch that is known of here. */
    public synchronized LedgerReader.Head head() {
        return head;
    }

    /** Looks for what other processes do: batches of theirs, and an import under way. */
    public Future<Void> look() {
        return reader.head()
                .compose(newest -> reader.isImporting().map(now -> {
                    seen(newest, now);
                    return null;
                }));
    }

    private synchronized void seen(LedgerReader.Head newest, boolean now) {
        head = newest;
        importing = now;
    }

    /** What was saved before this start; of the position of then it is known only that it is none to come. */
    public Future<Void> load() {
        return look().compose(looked -> reader.contacts().map(saved -> {
            known(saved);
            return null;
        }));
    }

    private synchronized void known(Map<String, Instant> saved) {
        saved.forEach((feed, at) ->
                heard.computeIfAbsent(feed, first -> new FeedContactLog()).before(at, head.position()));
    }

    public Future<Void> save() {
        Map<String, Instant> saving = taken();
        return reader.saveContacts(saving).onFailure(cause -> putBack(saving));
    }

    private synchronized Map<String, Instant> taken() {
        Map<String, Instant> saving = Map.copyOf(unsaved);
        unsaved.clear();
        return saving;
    }

    private synchronized void putBack(Map<String, Instant> saving) {
        saving.forEach(unsaved::putIfAbsent);
    }
}
