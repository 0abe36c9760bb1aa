package vn.nhip.core.petition;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.nhip.core.casefile.CaseState;

/**
 * A petition in force, with the version that put it there, and the transfers that were ever told of it: a period that ended
 * between two of them is judged by the first.
 *
 * @param version the newest that came
 * @param transfers ascending; at most {@link #MOST_TRANSFERS}, the newest of them
 */
public record PetitionState(Petition petition, CaseState.Version version, SortedSet<Instant> transfers) {
    /** More than any petition is passed on; a sender in a loop must not make one row grow for ever. */
    static final int MOST_TRANSFERS = 20;

    public PetitionState {
        TreeSet<Instant> kept = new TreeSet<>(transfers);
        while (kept.size() > MOST_TRANSFERS) kept.pollFirst();
        transfers = Collections.unmodifiableSortedSet(kept);
    }

    /** A petition of which only the transfer that it names itself is known. */
    public PetitionState(Petition petition, CaseState.Version version) {
        this(petition, version, transferOf(petition));
    }

    /** The newer of the two is in force, whatever the order of arrival. */
    public PetitionState with(Petition told, CaseState.Version at) {
        CaseState.Version beside = at.beside(version);
        TreeSet<Instant> all = new TreeSet<>(transfers);
        boolean more = all.addAll(transferOf(told));
        boolean newer = version.compareTo(beside) < 0;
        if (!newer && !more) return this;
        return newer
                ? new PetitionState(told.handledBy(beside.at()), beside, all)
                : new PetitionState(petition, version, all);
    }

    public static PetitionState of(Petition told, CaseState.Version at) {
        return new PetitionState(told.handledBy(at.at()), at);
    }

    private static SortedSet<Instant> transferOf(Petition petition) {
        TreeSet<Instant> one = new TreeSet<>();
        if (petition.transferredAt() != null) one.add(petition.transferredAt());
        return one;
    }
}
