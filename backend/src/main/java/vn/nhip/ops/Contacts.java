package vn.nhip.ops;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.casefile.Update;
import vn.nhip.ledger.Ledger;
import vn.nhip.ledger.LedgerReader;

/**
 * When each feed was last heard of, changes or not: "nothing changed" must look different from "nothing arrived". A contact
 * counts for a picture once the picture holds what it brought, so that windows that are behind do not look fresh. Stands
 * before the ledger on the doors' loop; what it knows is saved now and then, so that a restart does not forget.
 */
public final class Contacts implements Ledger {
    private final Ledger ledger;
    private final LedgerReader reader;
    private final InstantSource clock;
    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, Instant> unsaved = new HashMap<>();

    public Contacts(Ledger ledger, LedgerReader reader, InstantSource clock) {
        this.ledger = ledger;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Future<Appended> append(String feed, List<Update> updates) {
        return ledger.append(feed, updates).onSuccess(appended -> {
            Instant now = clock.instant();
            heard.computeIfAbsent(feed, first -> new Heard()).at(now, appended.position());
            unsaved.put(feed, now);
        });
    }

    /**
     * Null for a feed that was never heard of. A contact in the future was noted by a clock that has been turned back since:
     * how long ago it was nobody knows, and it may not look fresh until that hour comes.
     */
    public Instant of(String feed) {
        Heard course = heard.get(feed);
        return course == null ? null : passed(course.newest());
    }

    /**
     * The last contact whose news a picture holds that stands at a position of the ledger; null when it holds none since
     * this start.
     */
    public Instant shown(String feed, long position) {
        Heard course = heard.get(feed);
        return course == null ? null : passed(course.shown(position));
    }

    private Instant passed(Instant at) {
        return at == null || at.isAfter(clock.instant()) ? null : at;
    }

    /** What was saved before this start; of the position of then it is known only that it is none to come. */
    public Future<Void> load() {
        return reader.head()
                .compose(head -> reader.contacts().map(saved -> {
                    saved.forEach((feed, at) ->
                            heard.computeIfAbsent(feed, first -> new Heard()).before(at, head.position()));
                    return null;
                }));
    }

    public Future<Void> save() {
        Map<String, Instant> saving = Map.copyOf(unsaved);
        unsaved.clear();
        return reader.saveContacts(saving).onFailure(cause -> saving.forEach(unsaved::putIfAbsent));
    }
}
