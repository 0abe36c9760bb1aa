package vn.nhip.window;

import java.util.HashMap;
import java.util.Map;
import vn.nhip.core.catalogue.Measure;

/** The counts of one unit in one period, stock included where the base asks for it. */
public record UnitCounts(Map<Measure, Long> counts) {
    public static final UnitCounts NONE = new UnitCounts(Map.of());

    public UnitCounts {
        counts = Map.copyOf(counts);
    }

    public long of(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    /**
     * What would be counted without what turned {@code from} into {@code to}. Nothing is counted less often than not at all:
     * of distinct procedures the difference does not say which ones they are.
     */
    public UnitCounts without(UnitCounts from, UnitCounts to) {
        if (to.counts.equals(from.counts)) return this;
        Map<Measure, Long> rest = new HashMap<>(counts);
        to.counts.forEach((measure, value) -> rest.merge(measure, -value, Long::sum));
        from.counts.forEach((measure, value) -> rest.merge(measure, value, Long::sum));
        rest.values().removeIf(value -> value <= 0);
        return new UnitCounts(rest);
    }
}
