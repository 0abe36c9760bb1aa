package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.Objects;

/**
 * Until when a case is on time under the rules that a catalogue may choose instead of the portal's (index-766 section 2,
 * "Rules worth switching"). Null: never late as far as is known.
 *
 * @param byDay a due date holds until the end of its local day
 * @param patient a second request for supplements that is not answered does not make late
 * @param byDayPatient both
 */
public record OnTimeRules(Instant byDay, Instant patient, Instant byDayPatient) {
    boolean allAre(Instant until) {
        return Objects.equals(byDay, until) && Objects.equals(patient, until) && Objects.equals(byDayPatient, until);
    }
}
