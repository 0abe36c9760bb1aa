package vn.nhip.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Ranking;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.window.Reading;
import vn.nhip.window.UnitCounts;

/** Makes sheets and ranks from counts: the pure part of the tick, and of any past period. */
public final class SheetMaker {
    private final Scorer scorer;
    private final Units units;
    private final BiFunction<Unit, Source.Procedures, Long> procedureCount;
    private final Comparator<String> byName;

    /**
     * @param procedureCount how many procedures of the list a unit handles that have some properties; null for no list
     * @param byName the order of names
     */
    public SheetMaker(
            Catalogue catalogue,
            Units units,
            BiFunction<Unit, Source.Procedures, Long> procedureCount,
            Comparator<String> byName) {
        this.scorer = new Scorer(catalogue);
        this.units = units;
        this.procedureCount = procedureCount;
        this.byName = byName;
    }

    public Sheet sheet(Unit unit, Period period, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> given) {
        UnitFigures own = figures(unit, period, counts, given);
        boolean province = unit.code().equals(units.province().code());
        return scorer.sheet(unit.kind(), own, province ? own : figures(units.province(), period, counts, given));
    }

    private UnitFigures figures(
            Unit unit, Period period, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> given) {
        UnitCounts own = counts.getOrDefault(unit.code(), UnitCounts.NONE);
        return new UnitFigures(unit, period, own, procedureCount, given);
    }

    /** Kind → places in rank order. */
    public Map<String, List<Ranking.Place<Unit>>> rank(Map<UnitCode, Sheet> sheets) {
        Map<String, List<Ranking.Peer<Unit>>> peers = new HashMap<>();
        sheets.forEach((code, sheet) -> units.find(code)
                .ifPresent(unit -> peers.computeIfAbsent(unit.kind(), kind -> new ArrayList<>())
                        .add(new Ranking.Peer<>(unit, unit.name(), sheet))));
        Map<String, List<Ranking.Place<Unit>>> places = new HashMap<>();
        peers.forEach((kind, list) -> places.put(kind, Ranking.of(list, byName)));
        return places;
    }

    /**
     * All units in one period.
     *
     * @param before sheets that move and delta compare with; empty for none
     */
    public Standing standing(
            String period, Map<UnitCode, Sheet> sheets, Map<UnitCode, Sheet> before, java.time.Instant baseline) {
        Map<UnitCode, Integer> ranksBefore = new HashMap<>();
        rank(before)
                .values()
                .forEach(places -> places.forEach(place -> {
                    if (place.rank() != null) ranksBefore.put(place.key().code(), place.rank());
                }));
        Map<UnitCode, Row> rows = new HashMap<>();
        Map<String, List<UnitCode>> order = new HashMap<>();
        rank(sheets).forEach((kind, places) -> {
            List<UnitCode> codes = new ArrayList<>();
            for (Ranking.Place<Unit> place : places) {
                UnitCode code = place.key().code();
                codes.add(code);
                Sheet was = before.get(code);
                Integer rankWas = ranksBefore.get(code);
                Integer move = place.rank() == null || rankWas == null ? null : rankWas - place.rank();
                BigDecimal delta = was == null || !was.hasCases()
                        ? null
                        : place.sheet().total().subtract(was.total());
                rows.put(code, new Row(place.key(), place.sheet(), place.rank(), places.size(), move, delta));
            }
            order.put(kind, codes);
        });
        return new Standing(period, rows, order, before.isEmpty() ? null : baseline);
    }
}
