package vn.nhip.config;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;

/**
 * The province's list of procedures. Counts are made once, by every combination of the four properties: scoring asks
 * for them on every tick.
 */
public final class ProcedureList {
    private static final String DEPARTMENT = "department";
    private static final int COMBINATIONS = 1 << Source.Procedures.PROPERTIES.size();

    private final Map<ProcedureCode, Procedure> byCode = new LinkedHashMap<>();
    private final long[] all = new long[COMBINATIONS];
    private final Map<String, long[]> openTo = new HashMap<>();
    private final Map<UnitCode, long[]> named = new HashMap<>();

    /** Of a code that is met twice, the later entry counts. */
    public ProcedureList(Collection<Procedure> procedures) {
        for (Procedure procedure : procedures) byCode.put(procedure.code(), procedure);
        for (Procedure procedure : byCode.values()) {
            count(procedure, all);
            if (procedure.units().isEmpty()) count(procedure, countsOf(openTo, procedure.level()));
            for (UnitCode unit : procedure.units()) count(procedure, countsOf(named, unit));
        }
    }

    public Optional<Procedure> find(ProcedureCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Collection<Procedure> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /**
     * How many procedures with these properties a unit handles: the province all of them; another unit those that name
     * it, and those that name no unit and have its kind as their level (a department: the level of the province).
     * Null when there is no list, so that nobody takes that for zero procedures.
     */
    public @Nullable Long countFor(Unit unit, Source.Procedures wanted) {
        if (byCode.isEmpty()) return null;
        int mask = maskOf(wanted.having());
        if (unit.kind().equals(Unit.PROVINCE)) return all[mask];
        long count = at(named.get(unit.code()), mask) + at(openTo.get(unit.kind()), mask);
        return unit.kind().equals(DEPARTMENT) ? count + at(openTo.get(Unit.PROVINCE), mask) : count;
    }

    private static <K> long[] countsOf(Map<K, long[]> counts, K key) {
        return counts.computeIfAbsent(key, none -> new long[COMBINATIONS]);
    }

    private static long at(long @Nullable [] counts, int mask) {
        return counts == null ? 0 : counts[mask];
    }

    /** Adds the procedure to every combination that it fulfils. */
    private static void count(Procedure procedure, long[] counts) {
        int has = maskOf(propertiesOf(procedure));
        for (int wanted = 0; wanted < COMBINATIONS; wanted++) if ((has & wanted) == wanted) counts[wanted]++;
    }

    private static Set<String> propertiesOf(Procedure procedure) {
        Set<String> properties = new HashSet<>();
        if (procedure.online()) properties.add("online");
        if (procedure.fee()) properties.add("fee");
        if (procedure.forIndividuals()) properties.add("forIndividuals");
        if (procedure.resultRequired()) properties.add("resultRequired");
        return properties;
    }

    private static int maskOf(Set<String> properties) {
        List<String> order = Source.Procedures.PROPERTIES;
        return properties.stream()
                .mapToInt(property -> 1 << order.indexOf(property))
                .sum();
    }
}
