package vn.nhip.window;

import java.util.List;
import vn.nhip.ledger.Change;

/** What was just added to the windows, for those who explain a change of score. */
public record Applied(long position, List<Change> changes) {
    public Applied {
        changes = List.copyOf(changes);
    }
}
