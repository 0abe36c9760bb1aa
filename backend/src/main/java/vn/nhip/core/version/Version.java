package vn.nhip.core.version;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a snapshot was true.
 *
 * @param at its event time where the sender gave one, else its arrival
 * @param id decides between snapshots of one instant
 * @param timed whether {@code at} is the sender's own
 */
public record Version(Instant at, String id, boolean timed) implements Comparable<Version> {
    private static final String ARRIVAL = "~%019d";
    private static final String AHEAD = ARRIVAL + "/%019d|%s";
    private static final int ARRIVAL_LENGTH = 20;

    public Version {
        at = Millis.of(at);
    }

    /**
     * Of an update that has no time of its own: it was true when it came.
     *
     * @param seq grows with every arrival; never negative
     */
    public static Version arrived(Instant at, long seq) {
        return new Version(at, ARRIVAL.formatted(seq), false);
    }

    /**
     * Of an update whose sender's time lay ahead when it came. It counts as of its arrival, so that it cannot stay in
     * force for ever; among such ones the senders' own order stands ({@link #beside}).
     *
     * @param at its arrival
     * @param told the sender's time, later than {@code at}
     */
    public static Version ahead(Instant at, long seq, Instant told, String id) {
        return new Version(at, AHEAD.formatted(seq, told.toEpochMilli(), id), true);
    }

    /** Whether its sender's time lay ahead when it came. */
    public boolean isAhead() {
        return id.length() > ARRIVAL_LENGTH && id.charAt(0) == '~' && id.charAt(ARRIVAL_LENGTH) == '/';
    }

    /**
     * This version as it orders beside a known one. When both lay ahead and the known one was told for a later moment,
     * this one is the older of the two although it came later: it counts as of the known one's arrival and just before
     * it. So versions stay totally ordered, and four that lie minutes ahead end in the same one in whatever order and
     * batches they come.
     *
     * @param known null: there is none
     */
    public Version beside(@Nullable Version known) {
        if (known == null || !isAhead() || !known.isAhead() || compareTo(known) < 0) return this;
        boolean toldLater = id.substring(ARRIVAL_LENGTH).compareTo(known.id.substring(ARRIVAL_LENGTH)) > 0;
        if (toldLater) return this;
        return new Version(known.at, known.id.substring(0, ARRIVAL_LENGTH) + id.substring(ARRIVAL_LENGTH), timed);
    }

    @Override
    public int compareTo(Version other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
