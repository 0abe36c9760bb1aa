package vn.nhip.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.UnitCode;

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
        Map<UnitCode, UnitRow> rows,
        Map<String, List<UnitCode>> order,
        @Nullable Instant baseline,
        boolean otherMethod) {
    public Standing {
        rows = Map.copyOf(rows);
        order = Map.copyOf(order);
    }

    /** Compared with nothing. */
    Standing(String period, Method method, Map<UnitCode, UnitRow> rows, Map<String, List<UnitCode>> order) {
        this(period, method, rows, order, null, false);
    }

    public List<UnitRow> ofKind(String kind) {
        return order.getOrDefault(kind, List.of()).stream().map(rows::get).toList();
    }

    boolean hasCases() {
        return rows.values().stream().anyMatch(row -> row.sheet().hasCases());
    }

    /** The same, moved against an earlier standing; one without any case, or of another method, is nothing to compare with. */
    Standing comparedWith(@Nullable Standing before, @Nullable Instant at) {
        return comparedWith(before == null ? null : new Before(before, at, null, null));
    }

    /**
     * What a standing is compared with.
     *
     * @param shown as it was shown
     * @param at when
     * @param known unit → the same with all that has become known of it since, by the method of now; null when that is not
     *     known
     * @param unlisted unit → what would be known of it had no list been corrected since, by the method of now; null when that
     *     is not known
     */
    record Before(
            Standing shown,
            @Nullable Instant at,
            @Nullable Map<UnitCode, Sheet> known,
            @Nullable Map<UnitCode, Sheet> unlisted) {}

    /** @param before null: nothing; one without any case, or of another method, is nothing to compare with either */
    Standing comparedWith(@Nullable Before before) {
        Before there = before != null && before.shown.hasCases() ? before : null;
        boolean other = there != null && !method.sameAs(there.shown.method);
        Before with = other ? null : there;
        Map<UnitCode, UnitRow> compared = new HashMap<>();
        rows.forEach((code, row) -> compared.put(code, with == null ? row.still() : moved(row, with)));
        return new Standing(period, method, compared, order, with == null ? null : with.at, other);
    }

    private static UnitRow moved(UnitRow row, Before before) {
        UnitCode code = row.unit().code();
        UnitRow was = before.shown.rows.get(code);
        if (was == null) return row.still();
        Integer move = row.rank() == null || was.rank() == null ? null : was.rank() - row.rank();
        if (!was.sheet().hasCases()) return row.moved(move, null, null, null);
        BigDecimal total = was.sheet().total();
        Sheet known = before.known == null ? null : before.known.get(code);
        Sheet unlisted = before.unlisted == null ? null : before.unlisted.get(code);
        BigDecimal late = difference(known, total);
        BigDecimal listed = unlisted == null ? null : difference(known, unlisted.total());
        return row.moved(move, row.sheet().total().subtract(total), late, listed);
    }

    private static @Nullable BigDecimal difference(@Nullable Sheet sheet, BigDecimal total) {
        return sheet == null ? null : sheet.total().subtract(total);
    }
}
