package vn.nhip.score;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.window.WindowSnapshot;

/**
 * The scores of one view after a tick, whole, with what changed since the one before.
 *
 * @param version of the windows that they were made from
 * @param asOf the instant that they describe
 * @param changedAt when a count last changed
 * @param standings period id → standing
 * @param changed period id → units whose row changed
 * @param causes period id → why
 */
public record Scores(
        View view,
        long version,
        long position,
        Instant asOf,
        Instant changedAt,
        Map<String, Standing> standings,
        Map<String, Set<UnitCode>> changed,
        Map<String, List<Cause>> causes,
        WindowSnapshot.Pulse pulse) {
    public Scores {
        standings = Map.copyOf(standings);
        changed = Map.copyOf(changed);
        causes = Map.copyOf(causes);
    }
}
