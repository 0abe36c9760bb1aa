package vn.nhip.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;

/**
 * The ends of those days on which a unit has the same units below it. What is plain is added up over these; procedures are
 * kept together with those below by today's tree, so where the tree was another one, holders are added and taken away.
 */
final class UnitWalk {
    private final RedisKeys keys;
    private final WindowReader reader;
    private final UnitCode unit;
    private final List<String> units;
    /** Holder → how often its procedures are added to be those of the units. */
    private final Map<String, Integer> holders = new HashMap<>();
    /** Null: of all measures. */
    private final @Nullable List<String> fields;

    /** Only petitions count otherwise later on. */
    private final boolean mayTurn;

    private final Set<LocalDate> at;

    /**
     * @param together the unit and all below it
     * @param measures that are wanted besides distinct procedures; null for all
     * @param at the days of that tree
     */
    UnitWalk(
            Layout layout,
            UnitCode unit,
            Set<UnitCode> together,
            @Nullable Collection<Measure> measures,
            Collection<LocalDate> at) {
        this.keys = layout.keys();
        this.reader = layout.reader();
        this.unit = unit;
        this.units = together.stream().map(UnitCode::value).toList();
        this.at = Set.copyOf(at);
        this.fields = measures == null ? null : fields(measures);
        this.mayTurn = measures == null
                || measures.stream().anyMatch(measure -> measure.base().ofPetitions());
        Tree tree = layout.tree();
        for (Unit one : tree.units().all()) {
            if (together.contains(one.code())) holders.merge(tree.holder(one.code()), 1, Integer::sum);
            // A parent's holder has what is below it as well.
            if (together.contains(one.parent())) holders.merge(tree.holder(one.code()), -1, Integer::sum);
        }
        holders.values().removeIf(times -> times == 0);
    }

    private static List<String> fields(Collection<Measure> measures) {
        Set<String> fields = new LinkedHashSet<>();
        for (Measure measure : measures) {
            fields.add(measure.key());
            fields.add("~" + measure.key());
        }
        return List.copyOf(fields);
    }

    UnitCode unit() {
        return unit;
    }

    // ---- what is read

    /** @param days of which the first is not taken away any more */
    void want(Hashes hashes, Period.Kind kind, List<LocalDate> days) {
        for (LocalDate day : days.subList(1, days.size())) {
            ofUnits(code -> keys.day(day, code)).forEach(key -> wantPlain(hashes, key));
            if (mayTurn) ofUnits(code -> keys.turned(day, code)).forEach(key -> hashes.want(key, null));
            ofHolders(holder -> keys.dayProcedures(day, holder)).keySet().forEach(key -> hashes.want(key, null));
        }
        ofUnits(keys::stock).forEach(key -> wantPlain(hashes, key));
        ofHolders(keys::procedureStock).keySet().forEach(key -> hashes.want(key, null));
        LocalDate today = days.get(days.size() - 1);
        for (Period period : periods(kind, days)) {
            ofUnits(code -> keys.sum(period.id(), code)).forEach(key -> wantPlain(hashes, key));
            procedures(period, today).keySet().forEach(key -> hashes.want(key, null));
        }
    }

    /** No field, no request: then only distinct procedures are wanted. */
    private void wantPlain(Hashes hashes, String key) {
        if (fields == null || !fields.isEmpty()) hashes.want(key, fields);
    }

    private static Set<Period> periods(Period.Kind kind, List<LocalDate> days) {
        return days.stream().map(day -> Period.of(kind, day)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<String> ofUnits(Function<String, String> key) {
        return units.stream().map(key).toList();
    }

    private Map<String, Integer> ofHolders(Function<String, String> key) {
        Map<String, Integer> times = new HashMap<>();
        holders.forEach((holder, often) -> times.put(key.apply(holder), often));
        return times;
    }

    /** Of a period that has closed only what is each unit's own is kept. */
    private Map<String, Integer> procedures(Period period, LocalDate today) {
        if (period.contains(today)) return ofHolders(holder -> keys.procedures(period.id(), holder));
        Map<String, Integer> own = new HashMap<>();
        for (String code : units) own.put(keys.procedures(period.id(), code), 1);
        return own;
    }

    // ---- what comes of it

    /** @param found is told the counts at the end of each day of this tree */
    void back(Hashes hashes, Period.Kind kind, List<LocalDate> days, BiConsumer<LocalDate, UnitCounts> found) {
        DayRewind walk = new DayRewind(held(hashes, kind, days));
        Period entered = null;
        List<LocalDate> backwards = new ArrayList<>(days);
        Collections.reverse(backwards);
        for (LocalDate day : backwards) {
            Period period = Period.of(kind, day);
            if (entered != null) walk.leave(day.plusDays(1));
            if (!period.equals(entered)) walk.enter(period);
            entered = period;
            if (at.contains(day)) found.accept(day, walk.counts(reader));
        }
    }

    /** @param field measure|day */
    private boolean isWanted(String field) {
        return fields == null || fields.contains(field.substring(0, field.indexOf('|')));
    }

    private UnitDays held(Hashes hashes, Period.Kind kind, List<LocalDate> days) {
        Map<LocalDate, Map<String, Long>> ofDays = new HashMap<>();
        Map<LocalDate, Map<String, Long>> turned = new HashMap<>();
        Map<LocalDate, Map<String, Long>> procedures = new HashMap<>();
        for (LocalDate day : days.subList(1, days.size())) {
            ofDays.put(day, hashes.sum(ofUnits(code -> keys.day(day, code))));
            Map<String, Long> late = hashes.sum(ofUnits(code -> keys.turned(day, code)));
            late.keySet().removeIf(field -> !isWanted(field));
            turned.put(day, late);
            procedures.put(day, hashes.sum(ofHolders(holder -> keys.dayProcedures(day, holder))));
        }
        Map<String, Map<String, Long>> flows = new HashMap<>();
        Map<String, Map<String, Long>> procedureFlows = new HashMap<>();
        LocalDate today = days.get(days.size() - 1);
        for (Period period : periods(kind, days)) {
            flows.put(period.id(), hashes.sum(ofUnits(code -> keys.sum(period.id(), code))));
            procedureFlows.put(period.id(), hashes.sum(procedures(period, today)));
        }
        Map<String, Long> stock = hashes.sum(ofUnits(keys::stock));
        Map<String, Long> procedureStock = hashes.sum(ofHolders(keys::procedureStock));
        return new UnitDays(
                flows,
                stock,
                ofDays,
                turned,
                new UnitDays.Procedures(procedureFlows, procedureStock, procedures, Map.of()));
    }
}
