package vn.nhip.core.unit;

import java.time.LocalDate;
import java.util.List;

/**
 * What became of a unit on one day. Figures from before and after are not quite of the same unit, and a comparison says
 * so.
 *
 * @param on the first day on which it is so
 * @param others units that were merged into it, or that it was merged into
 */
public record UnitChange(LocalDate on, What what, List<UnitCode> others) {
    /** What happened. */
    public enum What {
        BEGAN("began"),
        ENDED("ended"),
        RENAMED("renamed"),
        MOVED("moved"),
        CHANGED_KIND("changedKind"),
        /** Another unit was merged into it. */
        ABSORBED("absorbed");

        private final String id;

        What(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    public UnitChange {
        others = List.copyOf(others);
    }
}
