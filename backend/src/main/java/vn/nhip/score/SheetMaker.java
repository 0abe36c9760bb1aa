package vn.nhip.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Ranking;
import vn.nhip.core.score.Scorer;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/** Makes sheets and ranks from counts by one method: the pure part of the tick, and of any past period. */
public final class SheetMaker {
    private final Method method;
    private final Scorer scorer;
    private final @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount;
    private final Comparator<String> byName;

    /**
     * @param procedureCount how many procedures of the list a unit handles that have some properties; null for no list
     * @param byName the order of names
     */
    public SheetMaker(
            Method method,
            @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount,
            Comparator<String> byName) {
        this.method = method;
        this.scorer = new Scorer(method.catalogue());
        this.procedureCount = procedureCount;
        this.byName = byName;
    }

    public Method method() {
        return method;
    }

    public Sheet sheet(
            Unit unit,
            JudgedPeriod judged,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> given) {
        return sheet(unit, judged, counts, given, inherited(judged, counts, given));
    }

    /** @param inherited {@link #inherited} of the same period, counts and figures */
    Sheet sheet(
            Unit unit,
            JudgedPeriod judged,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> given,
            Scorer.Inherited inherited) {
        boolean itself = unit.code().equals(judged.units().province().code());
        return scorer.sheet(unit.kind(), figures(unit, judged, counts, given), itself ? null : inherited);
    }

    /** What all units below the province take from it in a period. */
    Scorer.Inherited inherited(
            JudgedPeriod judged, Map<UnitCode, UnitCounts> counts, Map<String, WindowSnapshot.Figure> given) {
        return scorer.inherited(figures(judged.units().province(), judged, counts, given));
    }

    private UnitFigures figures(
            Unit unit,
            JudgedPeriod judged,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> given) {
        UnitCounts own = counts.getOrDefault(unit.code(), UnitCounts.NONE);
        List<Period> around = judged.period().enclosing(judged.on());
        return new UnitFigures(unit, judged, around, method.list(), own, procedureCount, given);
    }

    /** The sheets of every unit. */
    public Map<UnitCode, Sheet> sheets(
            JudgedPeriod judged, Map<UnitCode, UnitCounts> counts, Map<String, WindowSnapshot.Figure> given) {
        Map<UnitCode, Sheet> sheets = new HashMap<>();
        Scorer.Inherited inherited = inherited(judged, counts, given);
        for (Unit unit : judged.units().all()) sheets.put(unit.code(), sheet(unit, judged, counts, given, inherited));
        return sheets;
    }

    /** All units in one period, compared with nothing. */
    public Standing standing(JudgedPeriod judged, Map<UnitCode, Sheet> sheets) {
        Map<String, List<Ranking.Peer<Unit>>> peers = new HashMap<>();
        for (Unit unit : judged.units().all()) {
            boolean gone = !judged.units().exists(unit);
            peers.computeIfAbsent(unit.kind(), kind -> new ArrayList<>())
                    .add(new Ranking.Peer<>(unit, unit.name(), sheetOf(unit, sheets), gone));
        }
        Map<UnitCode, UnitRow> rows = new HashMap<>();
        Map<String, List<UnitCode>> order = new HashMap<>();
        peers.forEach((kind, ofKind) -> order.put(kind, list(ofKind, judged, rows)));
        return new Standing(judged.period().id(), method, rows, order);
    }

    private static Sheet sheetOf(Unit unit, Map<UnitCode, Sheet> sheets) {
        return Objects.requireNonNull(sheets.get(unit.code()), "every unit of the tree has a sheet");
    }

    /** What does not exist on the day of judgement has no rank, and is listed only for its cases. */
    private List<UnitCode> list(List<Ranking.Peer<Unit>> peers, JudgedPeriod judged, Map<UnitCode, UnitRow> rows) {
        int existing = (int) peers.stream().filter(peer -> !peer.ended()).count();
        List<UnitCode> codes = new ArrayList<>();
        for (Ranking.Place<Unit> place : Ranking.of(peers, byName)) {
            Unit unit = place.key();
            boolean gone = !judged.units().exists(unit);
            boolean ended = gone && unit.validTo() != null && unit.validTo().isBefore(judged.on());
            rows.put(unit.code(), new UnitRow(unit, place.sheet(), place.rank(), existing, place.close(), ended));
            if (!gone || place.sheet().hasCases()) codes.add(unit.code());
        }
        return codes;
    }
}
