package vn.nhip.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/** The units of one day, with what is asked of them many times a batch. */
final class Tree {
    private final Units units;
    private final boolean flat;
    private final Map<UnitCode, List<UnitCode>> below = new HashMap<>();
    private final Map<UnitCode, List<String>> holders = new HashMap<>();
    private final List<String> allHolders;

    Tree(Units units) {
        this(units, false);
    }

    /** The same units as if none were above another: everything is kept as each unit's own. */
    static Tree flat(Units units) {
        return new Tree(units, true);
    }

    private Tree(Units units, boolean flat) {
        this.units = units;
        this.flat = flat;
        for (Unit unit : units.all()) {
            for (UnitCode above : above(unit.code())) {
                below.computeIfAbsent(above, missing -> new ArrayList<>()).add(unit.code());
            }
        }
        allHolders = units.all().stream().map(unit -> holder(unit.code())).toList();
    }

    Units units() {
        return units;
    }

    /** Every unit below one, at any depth. */
    List<UnitCode> below(UnitCode code) {
        return below.getOrDefault(code, List.of());
    }

    private List<UnitCode> above(UnitCode code) {
        return flat ? List.of() : units.above(code);
    }

    boolean leaf(UnitCode code) {
        return !below.containsKey(code);
    }

    /** Units with all below them: a parent's counts are the sums of its children's, so reading it means reading them. */
    Set<UnitCode> withBelow(Collection<UnitCode> wanted) {
        Set<UnitCode> all = new HashSet<>(wanted);
        for (UnitCode code : wanted) all.addAll(below(code));
        return all;
    }

    /**
     * Under which name the procedures of a unit and of all below it are counted together. A parent's own are kept under
     * its code, as every unit's are: who is below it may be otherwise in another period.
     */
    String holder(UnitCode code) {
        return leaf(code) ? code.value() : RedisKeys.together(code.value());
    }

    /** The holders whose distinct counts a mark of this unit may change: its own, and those of the units above. */
    List<String> holders(UnitCode code) {
        return holders.computeIfAbsent(code, missing -> {
            List<String> all = new ArrayList<>(List.of(holder(code)));
            for (UnitCode above : above(code)) all.add(holder(above));
            return all;
        });
    }

    List<String> holders() {
        return allHolders;
    }
}
