package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.nhip.window.RedisWindow.Earlier;

/**
 * What stood on the screens as a day began: what every "since 00:00" of that day compares with.
 *
 * @param day that began
 * @param began its first instant
 * @param position of the ledger at the last moment before
 * @param settled whether no batch of the day before can be committed any more
 * @param shown id of a period that was open then → as it was shown; one that is not known (yet) is absent
 * @param relisted id of such a period → the same with what corrected lists, calendars and rules have changed since of
 *     earlier days; absent while that is not known
 */
record Opening(
        LocalDate day,
        Instant began,
        long position,
        boolean settled,
        Map<String, Earlier> shown,
        Map<String, Earlier> relisted) {
    Opening {
        shown = Map.copyOf(shown);
        relisted = Map.copyOf(relisted);
    }

    static Opening of(LocalDate day, Instant began, long position, boolean settled) {
        return new Opening(day, began, position, settled, Map.of(), Map.of());
    }

    Opening nowSettled() {
        return new Opening(day, began, position, true, shown, relisted);
    }

    Opening withShown(Map<String, Earlier> more) {
        return new Opening(day, began, position, settled, together(shown, more), relisted);
    }

    Opening withRelisted(Map<String, Earlier> more) {
        return new Opening(day, began, position, settled, shown, together(relisted, more));
    }

    /** What corrected lists change is being read anew. */
    Opening withoutRelisted() {
        return new Opening(day, began, position, settled, shown, Map.of());
    }

    private static Map<String, Earlier> together(Map<String, Earlier> some, Map<String, Earlier> more) {
        Map<String, Earlier> together = new HashMap<>(some);
        together.putAll(more);
        return together;
    }
}
