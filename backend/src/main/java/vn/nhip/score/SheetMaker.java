package vn.nhip.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Ranking;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.window.Reading;
import vn.nhip.window.UnitCounts;

/** Makes sheets and ranks from counts by one method: the pure part of the tick, and of any past period. */
public final class SheetMaker {
    private final Method method;
    private final Scorer scorer;
    private final BiFunction<Unit, Source.Procedures, Long> procedureCount;
    private final Comparator<String> byName;

    /**
     * @param procedureCount how many procedures of the list a unit handles that have some properties; null for no list
     * @param byName the order of names
     */
    public SheetMaker(
            Method method, BiFunction<Unit, Source.Procedures, Long> procedureCount, Comparator<String> byName) {
        this.method = method;
        this.scorer = new Scorer(method.catalogue());
        this.procedureCount = procedureCount;
        this.byName = byName;
    }

    public Method method() {
        return method;
    }

    public Sheet sheet(Unit unit, Judged judged, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> given) {
        return scorer.sheet(
                figures(unit, judged, counts, given), figures(judged.units().province(), judged, counts, given));
    }

    private UnitFigures figures(
            Unit unit, Judged judged, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> given) {
        UnitCounts own = counts.getOrDefault(unit.code(), UnitCounts.NONE);
        return new UnitFigures(unit, judged, method.list(), own, procedureCount, given);
    }

    /** The sheets of every unit. */
    public Map<UnitCode, Sheet> sheets(
            Judged judged, Map<UnitCode, UnitCounts> counts, Map<String, Reading.Figure> given) {
        Map<UnitCode, Sheet> sheets = new HashMap<>();
        for (Unit unit : judged.units().all()) sheets.put(unit.code(), sheet(unit, judged, counts, given));
        return sheets;
    }

    /** All units in one period, compared with nothing. */
    public Standing standing(Judged judged, Map<UnitCode, Sheet> sheets) {
        Map<String, List<Ranking.Peer<Unit>>> here = new HashMap<>();
        Map<String, List<Ranking.Peer<Unit>>> gone = new HashMap<>();
        Map<UnitCode, Row> rows = new HashMap<>();
        for (Unit unit : judged.units().all()) {
            Sheet sheet = sheets.get(unit.code());
            boolean exists = judged.units().exists(unit);
            (exists ? here : gone)
                    .computeIfAbsent(unit.kind(), kind -> new ArrayList<>())
                    .add(new Ranking.Peer<>(unit, unit.name(), sheet));
        }
        Map<String, List<UnitCode>> order = new HashMap<>();
        here.forEach((kind, peers) -> list(kind, peers, rows, order));
        gone.forEach((kind, peers) ->
                listGone(peers, judged, here.getOrDefault(kind, List.of()).size(), rows, order));
        return new Standing(judged.period().id(), method, rows, order, null);
    }

    private void list(
            String kind, List<Ranking.Peer<Unit>> peers, Map<UnitCode, Row> rows, Map<String, List<UnitCode>> order) {
        List<UnitCode> codes = new ArrayList<>();
        for (Ranking.Place<Unit> place : Ranking.of(peers, byName)) {
            codes.add(place.key().code());
            rows.put(
                    place.key().code(),
                    new Row(place.key(), place.sheet(), place.rank(), peers.size(), null, null, false, false));
        }
        order.put(kind, codes);
    }

    /** What does not exist on the day of judgement has no rank, and is listed only for its cases. */
    private void listGone(
            List<Ranking.Peer<Unit>> peers,
            Judged judged,
            int existing,
            Map<UnitCode, Row> rows,
            Map<String, List<UnitCode>> order) {
        for (Ranking.Place<Unit> place : Ranking.of(peers, byName)) {
            Unit unit = place.key();
            boolean ended = unit.validTo() != null && unit.validTo().isBefore(judged.on());
            rows.put(unit.code(), new Row(unit, place.sheet(), null, existing, null, null, false, ended));
            if (place.sheet().hasCases())
                order.computeIfAbsent(unit.kind(), kind -> new ArrayList<>()).add(unit.code());
        }
    }
}
