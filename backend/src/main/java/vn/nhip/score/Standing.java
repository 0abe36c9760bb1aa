package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.casefile.UnitCode;

/**
 * All units in one period.
 *
 * @param period its id
 * @param method how it is scored
 * @param rows every unit
 * @param order kind → units in rank order; units that do not exist on the day of judgement only with cases, last
 * @param baseline the instant that move and delta compare with; null without one
 * @param otherMethod there was something to compare with, but it is scored by another catalogue: a difference would tell of
 *     the methods and not of the units, so there is none
 */
public record Standing(
        String period,
        Method method,
        Map<UnitCode, Row> rows,
        Map<String, List<UnitCode>> order,
        Instant baseline,
        boolean otherMethod) {
    public Standing {
        rows = Map.copyOf(rows);
        order = Map.copyOf(order);
    }

    /** Compared with nothing. */
    Standing(String period, Method method, Map<UnitCode, Row> rows, Map<String, List<UnitCode>> order) {
        this(period, method, rows, order, null, false);
    }

    public List<Row> ofKind(String kind) {
        return order.getOrDefault(kind, List.of()).stream().map(rows::get).toList();
    }

    boolean hasCases() {
        return rows.values().stream().anyMatch(row -> row.sheet().hasCases());
    }

    /** The same, moved against an earlier standing; one without any case, or of another method, is nothing to compare with. */
    Standing comparedWith(Standing before, Instant at) {
        boolean there = before != null && before.hasCases();
        boolean other = there && !method.sameAs(before.method);
        boolean compares = there && !other;
        Map<UnitCode, Row> compared = new HashMap<>();
        rows.forEach((code, row) -> compared.put(code, moved(row, compares ? before.rows.get(code) : null)));
        return new Standing(period, method, compared, order, compares ? at : null, other);
    }

    private static Row moved(Row row, Row was) {
        boolean ranked = was != null && row.rank() != null && was.rank() != null;
        boolean known = was != null && was.sheet().hasCases();
        Integer move = ranked ? was.rank() - row.rank() : null;
        BigDecimal delta = known ? row.sheet().total().subtract(was.sheet().total()) : null;
        return new Row(row.unit(), row.sheet(), row.rank(), row.peers(), move, delta, row.close(), row.ended());
    }
}
