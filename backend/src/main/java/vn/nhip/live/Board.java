package vn.nhip.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;

/**
 * What a screen follows: {@code province}, {@code ranking:KIND} or {@code unit:CODE}.
 *
 * @param kind of the ranked units; null on other boards
 * @param unit null on rankings
 */
public record Board(
        String id, @Nullable String kind, @Nullable UnitCode unit) {
    /** Empty for an unknown board, kind or unit. */
    public static Optional<Board> parse(String id, Units units) {
        if (id.equals("province"))
            return Optional.of(new Board(id, null, units.province().code()));
        if (id.startsWith("ranking:")) {
            String kind = id.substring("ranking:".length());
            boolean known = !kind.equals(Unit.PROVINCE) && !units.ofKind(kind).isEmpty();
            return known ? Optional.of(new Board(id, kind, null)) : Optional.empty();
        }
        if (id.startsWith("unit:")) {
            try {
                UnitCode code = UnitCode.parse(id.substring("unit:".length()));
                return units.find(code).map(unit -> new Board(id, null, unit.code()));
            } catch (IllegalArgumentException noCode) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The rows of this board, in order. */
    List<UnitRow> rows(Standing standing) {
        if (kind != null) return standing.ofKind(kind);
        UnitRow row = standing.rows().get(unit);
        return row == null ? List.of() : List.of(row);
    }

    /** Whether a unit's changes are told here: the province's board tells those of every unit. */
    boolean tells(UnitCode code, Set<UnitCode> ofKind) {
        if (isProvince()) return true;
        return kind != null ? ofKind.contains(code) : code.equals(unit);
    }

    /** Whether rows carry their components. */
    boolean wholeSheet() {
        return id.startsWith("unit:");
    }

    boolean isProvince() {
        return id.equals("province");
    }
}
