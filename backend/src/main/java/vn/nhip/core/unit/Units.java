package vn.nhip.core.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units of one province as they are on one day: a tree whose root is the province. */
public final class Units {
    private final Map<UnitCode, Unit> byCode = new LinkedHashMap<>();
    private final Unit province;
    private final @Nullable LocalDate day;

    /** Units of which nobody asks the day. */
    public Units(Collection<Unit> units) {
        this(units, null);
    }

    /**
     * @param day on which they are so; null when all of them exist
     * @throws IllegalArgumentException for a second root, a code met twice, a parent that is missing or a circle
     */
    public Units(Collection<Unit> units, @Nullable LocalDate day) {
        this.day = day;
        Unit root = null;
        for (Unit unit : units) {
            if (byCode.put(unit.code(), unit) != null) {
                throw new IllegalArgumentException("unit " + unit.code() + " is listed twice");
            }
            if (unit.parent() == null) {
                if (root != null) {
                    throw new IllegalArgumentException(
                            "units " + root.code() + " and " + unit.code() + " both have no parent");
                }
                root = unit;
            }
        }
        if (root == null) throw new IllegalArgumentException("no unit without a parent: the province is missing");
        province = root;
        for (Unit unit : units) checkChain(unit);
    }

    private void checkChain(Unit unit) {
        int steps = 0;
        for (Unit at = unit; at.parent() != null; at = byCode.get(at.parent())) {
            if (!byCode.containsKey(at.parent())) {
                throw new IllegalArgumentException("unit " + at.code() + " has an unknown parent " + at.parent());
            }
            if (++steps > byCode.size()) {
                throw new IllegalArgumentException("unit " + unit.code() + " is its own ancestor");
            }
        }
    }

    public Unit province() {
        return province;
    }

    public Optional<Unit> find(UnitCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The unit whose code is written so, letter for letter, as addresses have it; empty for any other text. */
    public Optional<Unit> find(String written) {
        return UnitCode.written(written).flatMap(this::find);
    }

    public Collection<Unit> all() {
        return java.util.Collections.unmodifiableCollection(byCode.values());
    }

    /** Whether a unit exists on the day of this tree, and has not ended before or begins later. */
    public boolean exists(Unit unit) {
        return day == null || unit.existsOn(day);
    }

    /** Whether the code is in the tree and its unit exists on the day. */
    public boolean exists(UnitCode code) {
        return find(code).map(this::exists).orElse(false);
    }

    /** The units of a kind, ended ones included. */
    public List<Unit> ofKind(String kind) {
        return byCode.values().stream().filter(unit -> unit.kind().equals(kind)).toList();
    }

    public List<Unit> childrenOf(UnitCode code) {
        return byCode.values().stream()
                .filter(unit -> code.equals(unit.parent()))
                .toList();
    }

    /** The units above one, nearest first, the province last; empty for the province. */
    public List<UnitCode> above(UnitCode code) {
        List<UnitCode> above = new ArrayList<>();
        Unit unit = byCode.get(code);
        while (unit != null && unit.parent() != null) {
            above.add(unit.parent());
            unit = byCode.get(unit.parent());
        }
        return above;
    }
}
