package vn.nhip.window;

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
}
