package vn.nhip.core.petition;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;

/**
 * A petition in force, with the version that put it there, and who was ever told to have it since when: a period that ended
 * before a transfer is judged by who had it then, and by that one's clock.
 *
 * @param version the newest that came
 * @param holders from when → who; from {@link #SENT} who was told to have it before any transfer. At most {@link
 *     #MOST_HOLDERS}, the first and the newest of them
 */
public record PetitionState(Petition petition, Version version, NavigableMap<Instant, Holder> holders) {
    /** Before any transfer, whenever it was sent: that may be corrected. */
    public static final Instant SENT = Instant.EPOCH;

    /** More than any petition is passed on; a sender in a loop must not make one row grow for ever. */
    static final int MOST_HOLDERS = 21;

    /**
     * Who has it from some moment on: the newest that was told of that moment.
     *
     * @param unit null where a ledger of an earlier build did not keep it
     * @param version null with it
     */
    public record Holder(@Nullable UnitCode unit, @Nullable Version version) {
        private boolean isOlderThan(Holder told) {
            return version == null || (told.version != null && version.compareTo(told.version) < 0);
        }
    }

    public PetitionState {
        TreeMap<Instant, Holder> kept = new TreeMap<>(holders);
        while (kept.size() > MOST_HOLDERS) kept.remove(kept.higherKey(SENT));
        holders = Collections.unmodifiableNavigableMap(kept);
    }

    /** A petition of which nothing else was told. */
    public PetitionState(Petition petition, Version version) {
        this(petition, version, new TreeMap<>(Map.of(since(petition), new Holder(petition.unit(), version))));
    }

    /** The newer of the two is in force, whatever the order of arrival. */
    public PetitionState with(Petition told, Version at) {
        Instant since = since(told);
        Holder known = holders.get(since);
        Holder holder = new Holder(told.unit(), at.beside(known == null ? null : known.version()));
        boolean more = known == null || known.isOlderThan(holder);
        Version beside = at.beside(version);
        boolean newer = version.compareTo(beside) < 0;
        if (!newer && !more) return this;
        NavigableMap<Instant, Holder> all = new TreeMap<>(holders);
        if (more) all.put(since, holder);
        return newer
                ? new PetitionState(told.handledBy(beside.at()), beside, all)
                : new PetitionState(petition, version, all);
    }

    public static PetitionState of(Petition told, Version at) {
        return new PetitionState(told.handledBy(at.at()), at);
    }

    /** From when a petition says that its unit has it. */
    public static Instant since(Petition petition) {
        return petition.transferredAt() == null ? SENT : petition.transferredAt();
    }

    /**
     * From when who had it, up to the transfer that the petition in force names itself; never empty. Of whom nothing is
     * known, the next one is taken to have had it already.
     */
    public NavigableMap<Instant, UnitCode> units() {
        Instant last = since(petition);
        NavigableMap<Instant, UnitCode> units = new TreeMap<>();
        UnitCode next = petition.unit();
        units.put(last, next);
        for (var earlier : holders.headMap(last, false).descendingMap().entrySet()) {
            if (earlier.getValue().unit() != null) next = earlier.getValue().unit();
            units.put(earlier.getKey(), next);
        }
        units.putIfAbsent(SENT, next);
        return units;
    }
}
