package vn.nhip.core.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.core.unit.Unit;

/** The targets of a province; a unit's own goes before the one of its kind. */
public final class Targets {
    public static final Targets NONE = new Targets(List.of());

    /**
     * What a target is for.
     *
     * @param unit the code of a unit, or a kind
     */
    public record Key(String unit, String component, int year) {}

    private final Map<Key, Target> byKey = new HashMap<>();

    public Targets(Collection<Target> targets) {
        for (Target target : targets) byKey.put(new Key(target.unit(), target.component(), target.year()), target);
    }

    public Optional<Target> of(Unit unit, String component, int year) {
        Target own = byKey.get(new Key(unit.code().value(), component, year));
        return Optional.ofNullable(own != null ? own : byKey.get(new Key(unit.kind(), component, year)));
    }
}
