package vn.nhip.intake;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;

/** The ledger's contract, in memory; can be told to be full or away for a number of appends, or to refuse a case. */
final class MemoryLedger implements Ledger {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, CaseUpdate> newest = new HashMap<>();
    private final Map<String, Integer> contacts = new LinkedHashMap<>();
    private final List<Update> kept = new ArrayList<>();
    private final BlockingQueue<List<Update>> commits = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> refusals = new LinkedBlockingQueue<>();
    private RuntimeException trouble;
    private int troubledAppends;
    private String refusedKey;
    private long position = 416;

    synchronized void failNext(int appends, RuntimeException with) {
        troubledAppends = appends;
        trouble = with;
    }

    synchronized void recover() {
        troubledAppends = 0;
    }

    synchronized void refuse(String key) {
        refusedKey = key;
    }

    @Override
    public synchronized Future<Appended> append(String feed, List<Update> updates) {
        if (troubledAppends > 0) {
            troubledAppends--;
            refusals.add(updates.size());
            return Future.failedFuture(trouble);
        }
        contacts.merge(feed, 1, Integer::sum);
        List<Outcome> outcomes = updates.stream().map(this::outcome).toList();
        commits.add(updates);
        return Future.succeededFuture(new Appended(outcomes, ++position));
    }

    private Outcome outcome(Update update) {
        String key = update.body().key();
        if (key.equals(refusedKey)) return new Outcome.Refused("case", "the case has 500 steps already");
        boolean repeated = update.id() == null ? update.body().equals(newest.get(key)) : !ids.add(update.id());
        if (repeated) return new Outcome.Duplicate();
        boolean known = newest.put(key, update.body()) != null;
        kept.add(update);
        return new Outcome.Accepted(known);
    }

    /** What was accepted, in order. */
    synchronized List<Update> kept() {
        return List.copyOf(kept);
    }

    synchronized int contactsOf(String feed) {
        return contacts.getOrDefault(feed, 0);
    }

    /** Waits for the next commit. */
    List<Update> nextCommit() throws InterruptedException {
        List<Update> next = commits.poll(20, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no commit within 20 s");
        return next;
    }

    /** Waits for the next append that was not committed. */
    void nextRefusal() throws InterruptedException {
        if (refusals.poll(20, TimeUnit.SECONDS) == null) throw new AssertionError("no append within 20 s");
    }
}
