package vn.nhip.score;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.nhip.core.casefile.UnitCode;

/**
 * All units in one open period.
 *
 * @param period its id
 * @param rows every unit
 * @param order kind → units in rank order
 * @param baseline the instant that move and delta compare with; null without one
 */
public record Standing(String period, Map<UnitCode, Row> rows, Map<String, List<UnitCode>> order, Instant baseline) {
    public static final Standing NONE = new Standing("", Map.of(), Map.of(), null);

    public Standing {
        rows = Map.copyOf(rows);
        order = Map.copyOf(order);
    }

    public List<Row> ofKind(String kind) {
        return order.getOrDefault(kind, List.of()).stream().map(rows::get).toList();
    }
}
