package vn.nhip.window;

import java.util.List;
import vn.nhip.ledger.Change;

/**
 * What was just added to the windows, for those who explain a change of score.
 *
 * @param from the position that the windows stood at before
 * @param position the one that they stand at now
 */
public record Applied(long from, long position, List<Change> changes) {
    public Applied {
        changes = List.copyOf(changes);
    }
}
