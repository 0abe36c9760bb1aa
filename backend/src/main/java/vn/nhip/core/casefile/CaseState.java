package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.version.Millis;
import vn.nhip.core.version.Version;

/**
 * All that is kept of a case to fold its next update: the snapshot in force and the set of its steps. A value; the same
 * updates give the same state in any order and however often. Two things go by the order of arrival: snapshots without
 * an event time, which have no clock of their own (so it is kept what each of them came after, and which were in force
 * before), and the findings that a deadline moved after it had passed and that a reception moved, which compare a snapshot
 * with the one that was in force when it came.
 *
 * @param snapshot null until the first one came; such a case is not counted yet
 * @param version of the snapshot; null without one
 * @param receptionSeen some update showed a status that comes after reception
 * @param findings sticky {@link Finding} bits
 * @param told how things were told, where that decides
 */
public record CaseState(
        CaseNumber number,
        @Nullable CaseSnapshot snapshot,
        @Nullable Version version,
        SortedSet<Step> steps,
        int likes,
        int dislikes,
        Set<String> petitions,
        boolean receptionSeen,
        long findings,
        Told told) {
    /** More steps than any real case has: a sender in a loop must not make one row grow for ever. */
    public static final int MAX_STEPS = 500;

    public static final int MAX_PETITIONS = 50;

    /**
     * How things were told.
     *
     * @param follows the last event that was known of the case when the snapshot in force took the place of another, if it
     *     has no time of its own and is no end: it is newer than all of that. Null when nothing was known, of a first
     *     snapshot, and of one that has a time
     * @param portal whether the portal has the case; null while nobody said
     * @param earlier the snapshots without an event time that were in force before this one
     */
    public record Told(@Nullable Instant follows, @Nullable PortalWord portal, EarlierSnapshots earlier) {
        static final Told NOTHING = new Told(null, null, EarlierSnapshots.NONE);

        private Told by(@Nullable PortalWord newest) {
            return new Told(follows, newest, earlier);
        }
    }

    /**
     * The newest word on whether the portal has the case. A snapshot that says nothing of it takes no word back.
     *
     * @param at when the portal acknowledged it; null when that was not said, or it did not
     * @param version of the word
     */
    public record PortalWord(boolean acknowledged, @Nullable Instant at, Version version) {
        public PortalWord {
            at = acknowledged ? Millis.ofNullable(at) : null;
        }
    }

    public CaseState {
        steps = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(steps));
        petitions = Set.copyOf(petitions);
    }

    /** The snapshots without an event time that were in force before this one. */
    public EarlierSnapshots earlier() {
        return told.earlier;
    }

    /** The snapshot in force. @throws IllegalStateException before the first one came */
    CaseSnapshot toldSnapshot() {
        if (snapshot == null) throw new IllegalStateException("no snapshot of the case " + number + " came yet");
        return snapshot;
    }

    /** The version of the snapshot in force. @throws IllegalStateException before the first one came */
    Version toldVersion() {
        if (version == null) throw new IllegalStateException("no snapshot of the case " + number + " came yet");
        return version;
    }

    public static CaseState unknown(CaseNumber number) {
        return new CaseState(number, null, null, new TreeSet<>(), 0, 0, Set.of(), false, 0, Told.NOTHING);
    }

    /**
     * Whether a snapshot that has neither an event time nor an identity says what is in force, or was so once: then it is
     * an old one sent again, as far as anybody can tell, and must not undo what was told since.
     */
    public boolean repeats(CaseSnapshot untimed) {
        return snapshot != null && (snapshot.digest() == untimed.digest() || told.earlier.hold(untimed));
    }

    /**
     * Takes one update in. Duplicates by id are the ledger's business; a repeated step or snapshot changes nothing here.
     *
     * @param version of this update
     * @throws IllegalArgumentException when a limit is reached; the state stays as it was
     */
    public CaseState with(CaseChange update, Version version) {
        CaseState next = update.onto(this, version);
        return next == this || next.number.toldAs(update.number()) ? next : next.named(update.number());
    }

    private CaseState named(CaseNumber as) {
        return new CaseState(as, snapshot, version, steps, likes, dislikes, petitions, receptionSeen, findings, told);
    }

    private CaseState with(Told now) {
        if (now.equals(told)) return this;
        return new CaseState(
                number, snapshot, version, steps, likes, dislikes, petitions, receptionSeen, findings, now);
    }

    /**
     * Takes in what the portal answered; the newest word stands.
     *
     * @param at when it answered; null when that was not said
     */
    public CaseState withPortalWord(boolean acknowledged, @Nullable Instant at, Version version) {
        return with(told.by(newest(new PortalWord(acknowledged, at, version))));
    }

    private PortalWord newest(PortalWord word) {
        PortalWord known = told.portal;
        if (known == null) return word;
        PortalWord beside = new PortalWord(word.acknowledged, word.at, word.version.beside(known.version));
        return known.version.compareTo(beside.version) >= 0 ? known : beside;
    }

    /** Takes a snapshot in: the newest version is in force, whatever comes first. */
    public CaseState withSnapshot(CaseSnapshot next, Version as) {
        Version nextVersion = as.beside(version);
        boolean seen = receptionSeen || afterReception(next.status());
        long noted = findings | next.findings();
        if (snapshot != null && receptionMoved(snapshot.receivedAt(), next.receivedAt())) {
            noted |= Finding.RECEPTION_MOVED.bit();
        }
        Boolean word = next.synchronised();
        PortalWord portal =
                word == null ? told.portal : newest(new PortalWord(word, next.synchronisedAt(), nextVersion));
        if (snapshot != null && same(next, nextVersion)) {
            return standing(seen, noted, newer(nextVersion), told.by(portal));
        }
        if (snapshot != null && toldVersion().compareTo(nextVersion) > 0) {
            return standing(seen, noted, toldVersion(), told.by(portal));
        }
        if (snapshot != null && movedAfterPassed(snapshot.dueAt(), next.dueAt(), nextVersion.at())) {
            noted |= Finding.DUE_MOVED_AFTER_PASSED.bit();
        }
        Instant follows = nextVersion.timed() || next.status().ends() ? null : lastKnown();
        EarlierSnapshots earlier =
                snapshot == null || toldVersion().timed() ? told.earlier : told.earlier.with(snapshot);
        Told now = new Told(follows, portal, earlier);
        return new CaseState(number, next, nextVersion, steps, likes, dislikes, petitions, seen, noted, now);
    }

    /** Whether a snapshot says what the one in force says. Without a time of their own, how they were read is no news. */
    private boolean same(CaseSnapshot next, Version nextVersion) {
        boolean untimed = !toldVersion().timed() && !nextVersion.timed();
        return untimed ? next.digest() == toldSnapshot().digest() : next.equals(snapshot);
    }

    /** The same snapshot in force. */
    private CaseState standing(boolean seen, long noted, Version inForce, Told now) {
        return new CaseState(number, snapshot, inForce, steps, likes, dislikes, petitions, seen, noted, now);
    }

    /** Of one snapshot told twice. Without a time of its own a repeat tells nothing, not even that it still holds. */
    private Version newer(Version next) {
        Version known = toldVersion();
        boolean repeat = !known.timed() && !next.timed();
        return repeat || known.compareTo(next) >= 0 ? known : next;
    }

    /**
     * The last event that is known of the case: a step, the end that the snapshot in force tells, what that followed. Of a
     * first snapshot the order of arrival says nothing: a sender may tell its cases before their steps, or after.
     */
    private @Nullable Instant lastKnown() {
        if (snapshot == null) return null;
        Instant last = CaseSnapshot.later(
                told.follows, steps.isEmpty() ? null : steps.last().at());
        if (!snapshot.status().ends()) return last;
        return CaseSnapshot.later(
                last, snapshot.ownEnd() == null ? toldVersion().at() : snapshot.ownEnd());
    }

    private static boolean receptionMoved(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && !one.equals(other);
    }

    private static boolean movedAfterPassed(@Nullable Instant before, @Nullable Instant after, Instant at) {
        return before != null && after != null && after.isAfter(before) && before.isBefore(at);
    }

    /** @throws IllegalArgumentException when a limit is reached; the state stays as it was */
    public CaseState withStep(Step step) {
        TreeSet<Step> more = new TreeSet<>(steps);
        if (!more.add(step)) {
            Step before = more.floor(step);
            Step kept = before.known(step);
            if (java.util.Objects.equals(kept.officer(), before.officer())) return this;
            more.remove(before);
            more.add(kept);
        } else if (steps.size() >= MAX_STEPS) {
            throw new IllegalArgumentException("the case has " + MAX_STEPS + " steps already");
        }
        boolean seen = receptionSeen || afterReception(step.status());
        return new CaseState(number, snapshot, version, more, likes, dislikes, petitions, seen, findings, told);
    }

    public CaseState withRating(boolean liked) {
        int up = likes + (liked ? 1 : 0);
        int down = dislikes + (liked ? 0 : 1);
        return new CaseState(number, snapshot, version, steps, up, down, petitions, receptionSeen, findings, told);
    }

    /** @throws IllegalArgumentException when a limit is reached; the state stays as it was */
    public CaseState withPetition(String petition) {
        if (petitions.contains(petition)) return this;
        if (petitions.size() >= MAX_PETITIONS) {
            throw new IllegalArgumentException("the case has " + MAX_PETITIONS + " petitions already");
        }
        Set<String> more = new java.util.HashSet<>(petitions);
        more.add(petition);
        return new CaseState(number, snapshot, version, steps, likes, dislikes, more, receptionSeen, findings, told);
    }

    /** The petition turned out to be about another case, or about none. */
    public CaseState withoutPetition(String petition) {
        if (!petitions.contains(petition)) return this;
        Set<String> fewer = new java.util.HashSet<>(petitions);
        fewer.remove(petition);
        return new CaseState(number, snapshot, version, steps, likes, dislikes, fewer, receptionSeen, findings, told);
    }

    /** 1 and a refusal at reception are not cases yet; a withdrawal is one only if something else shows the reception. */
    private static boolean afterReception(Status status) {
        return switch (status) {
            case SUBMITTED, REFUSED, WITHDRAWN -> false;
            default -> true;
        };
    }
}
