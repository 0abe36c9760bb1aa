package vn.nhip.window;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;

/**
 * What units have by themselves, as it was read last: most units do not change between two ticks, but all are added up in
 * the province.
 *
 * @param version of the windows at which it was read; −1 for nothing
 * @param born which rebuild made the windows; empty for nothing
 * @param today the day that the open periods are cut by; null for nothing
 * @param counts period id → unit → counts
 */
record OwnCounts(long version, String born, @Nullable LocalDate today, Map<String, Map<UnitCode, UnitCounts>> counts) {
    static final OwnCounts NONE = new OwnCounts(-1, "", null, Map.of());

    /** Whether these are the windows that it was read from, on the same day. */
    boolean isOf(WindowReader.Head head) {
        return head.born().equals(born) && head.today().equals(today);
    }

    /** A unit is read in all periods or in none. */
    boolean has(UnitCode unit) {
        return counts.values().stream().anyMatch(ofPeriod -> ofPeriod.containsKey(unit));
    }

    Map<UnitCode, UnitCounts> of(String period) {
        return counts.getOrDefault(period, Map.of());
    }

    /** The same with what was read beside it. */
    OwnCounts with(long newVersion, WindowReader.Head head, Map<String, Map<UnitCode, UnitCounts>> read) {
        Map<String, Map<UnitCode, UnitCounts>> all = new HashMap<>();
        read.forEach((period, ofUnits) -> {
            Map<UnitCode, UnitCounts> own = new HashMap<>(of(period));
            own.putAll(ofUnits);
            all.put(period, own);
        });
        counts.forEach(all::putIfAbsent);
        return new OwnCounts(newVersion, head.born(), head.today(), all);
    }
}
