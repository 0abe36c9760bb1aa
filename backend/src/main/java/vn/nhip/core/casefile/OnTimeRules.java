package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Until when a case is on time under the rules that a catalogue may choose instead of the portal's (index-766 section 2,
 * "Rules worth switching"). Null: never late as far as is known.
 *
 * @param byDay a due date holds until the end of its local day
 * @param patient a second request for supplements that is not answered does not make late
 * @param byDayPatient both
 */
public record OnTimeRules(
        @Nullable Instant byDay,
        @Nullable Instant patient,
        @Nullable Instant byDayPatient) {
    private static final int LAST_SECOND = 59;

    boolean allAre(@Nullable Instant until) {
        return Objects.equals(byDay, until) && Objects.equals(patient, until) && Objects.equals(byDayPatient, until);
    }

    /**
     * The last instant at which an open case is on time whose deadline is {@code until}. What holds to the last second of
     * a minute holds to the minute's end: a deadline that is a day lasts to midnight, and a month that is judged then
     * sees it kept ("equality is on time").
     */
    public static Instant holdsThrough(Instant until) {
        long second = Math.floorMod(until.getEpochSecond(), 60L);
        return second == LAST_SECOND ? Instant.ofEpochSecond(until.getEpochSecond() + 1) : until;
    }

    /**
     * How an open case was seen, where that is more than "on time until": after each of the instants it is late, on time
     * again, late again, and so on; none: always on time. Ascending.
     *
     * @param portal by the portal's own rule
     */
    public record Turns(List<Instant> portal, List<Instant> byDay, List<Instant> patient, List<Instant> byDayPatient) {
        public Turns {
            portal = List.copyOf(portal);
            byDay = List.copyOf(byDay);
            patient = List.copyOf(patient);
            byDayPatient = List.copyOf(byDayPatient);
        }

        /** In the order of the fields. */
        public List<List<Instant>> all() {
            return List.of(portal, byDay, patient, byDayPatient);
        }

        static boolean onTimeAt(List<Instant> turns, Instant instant) {
            int passed = 0;
            for (Instant turn : turns) if (turn.isBefore(instant)) passed++;
            return passed % 2 == 0;
        }
    }
}
