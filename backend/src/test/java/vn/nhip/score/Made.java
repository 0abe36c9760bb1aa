package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/** Scores made by hand: a province, two departments, a commune; counts of handled and on time alone. */
public final class Made {
    public static final Catalogue CATALOGUE = CatalogueReader.shipped();
    public static final UnitCode PROVINCE = new UnitCode("H48");
    public static final UnitCode JUSTICE = new UnitCode("H48.01");
    public static final UnitCode BUILDING = new UnitCode("H48.02");
    public static final UnitCode COMMUNE = new UnitCode("H48.101");
    public static final Units UNITS = new Units(List.of(
            unit(PROVINCE, "Tỉnh Quảng Ngãi", "province", null),
            unit(JUSTICE, "Sở Tư pháp", "department", PROVINCE),
            unit(BUILDING, "Sở Xây dựng", "department", PROVINCE),
            unit(COMMUNE, "Xã Bình Sơn", "commune", PROVINCE)));
    public static final Instant AS_OF = Instant.parse("2026-11-20T07:31:47.900Z");
    public static final Instant DAY_BEGAN = Instant.parse("2026-11-19T17:00:00Z");
    public static final WorkingDays DAYS = new WorkingDays(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(), Set.of());
    public static final Period NOVEMBER = Period.parse("2026-11", LocalDate.of(2026, 11, 20));
    public static final View VIEW = new View(CATALOGUE.set(), null);
    public static final SheetMaker MAKER =
            new SheetMaker(new Method(CATALOGUE, null, false), (unit, wanted) -> null, new VietnameseOrder());
    /** Of all of them it is known whether the portal has them: it has none. */
    private static final Measure SYNCHRONISATION_KNOWN = Measure.count(Base.RECEIVED, Fact.SYNCHRONISATION_KNOWN.bit());

    private static final JudgedPeriod JUDGED = new JudgedPeriod(NOVEMBER, LocalDate.of(2026, 11, 20), UNITS);

    private final Map<UnitCode, UnitCounts> counts = new HashMap<>();
    private final Map<UnitCode, UnitCounts> began = new HashMap<>();
    private final Map<UnitCode, UnitCounts> known = new HashMap<>();
    private final Map<UnitCode, UnitCounts> relisted = new HashMap<>();
    private final Map<String, WindowSnapshot.Figure> figures = new HashMap<>();

    private static Unit unit(UnitCode code, String name, String kind, UnitCode parent) {
        return new Unit(code, name, name, kind, parent, null, null);
    }

    /** So many handled, so many of them on time, all still open. */
    public Made has(UnitCode unit, long handled, long onTime) {
        counts.put(unit, open(handled, onTime));
        return this;
    }

    /** The same as the day began, as it was shown then. */
    public Made had(UnitCode unit, long handled, long onTime) {
        began.put(unit, open(handled, onTime));
        return this;
    }

    /** The same as the day began, as far as is known now. */
    public Made hadAsKnownNow(UnitCode unit, long handled, long onTime) {
        known.put(unit, open(handled, onTime));
        return this;
    }

    /** The same as it was shown then, by corrected lists. */
    public Made hadByNewLists(UnitCode unit, long handled, long onTime) {
        relisted.put(unit, open(handled, onTime));
        return this;
    }

    public Made figure(UnitCode unit, String component, String met, String total) {
        figures.put(
                unit + "|" + NOVEMBER.id() + "|" + component,
                new WindowSnapshot.Figure(new java.math.BigDecimal(met), new java.math.BigDecimal(total)));
        return this;
    }

    /** A figure of which only the total is known. */
    public Made total(UnitCode unit, String period, String component, String total) {
        figures.put(
                unit + "|" + period + "|" + component,
                new WindowSnapshot.Figure(null, new java.math.BigDecimal(total)));
        return this;
    }

    private static UnitCounts open(long handled, long onTime) {
        return new UnitCounts(Map.of(
                Measure.RECEIVED,
                handled,
                Measure.HANDLED,
                handled,
                Measure.ON_TIME,
                onTime,
                Measure.OPEN,
                handled,
                Measure.OPEN_ON_TIME,
                onTime,
                SYNCHRONISATION_KNOWN,
                handled));
    }

    public Map<UnitCode, Sheet> sheets() {
        return sheets(counts);
    }

    private Map<UnitCode, Sheet> sheets(Map<UnitCode, UnitCounts> of) {
        return MAKER.sheets(JUDGED, of, figures);
    }

    public Standing standing() {
        return MAKER.standing(JUDGED, sheets()).comparedWith(began.isEmpty() ? null : before());
    }

    private Standing.Before before() {
        return new Standing.Before(
                MAKER.standing(JUDGED, sheets(began)),
                DAY_BEGAN,
                known.isEmpty() ? null : sheets(known),
                relisted.isEmpty() ? null : sheets(unlisted()));
    }

    private Map<UnitCode, UnitCounts> unlisted() {
        Map<UnitCode, UnitCounts> unlisted = new HashMap<>();
        known.forEach((unit, of) -> unlisted.put(
                unit,
                of.without(began.getOrDefault(unit, UnitCounts.NONE), relisted.getOrDefault(unit, UnitCounts.NONE))));
        return unlisted;
    }

    /** unit|period|component → figure. */
    Map<String, WindowSnapshot.Figure> figures() {
        return Map.copyOf(figures);
    }

    /** By another method, without a morning. */
    public Standing standing(SheetMaker maker) {
        return maker.standing(JUDGED, maker.sheets(JUDGED, counts, figures));
    }

    /** The scores after a tick in which the rows of these units changed. */
    public Scores scores(long position, List<Cause> causes, UnitCode... changed) {
        long[] received = new long[60];
        received[58] = 2;
        received[59] = 1;
        long[] finished = new long[60];
        finished[59] = 3;
        long[] online = new long[60];
        online[58] = 1;
        WindowSnapshot.Pulse pulse = new WindowSnapshot.Pulse(
                Instant.parse("2026-11-20T07:31:00Z").getEpochSecond() / 60,
                new WindowSnapshot.Series(received, finished, online),
                Instant.parse("2026-11-19T17:00:00Z").getEpochSecond() / 60,
                15,
                new WindowSnapshot.Series(new long[] {0, 4, 3}, new long[] {0, 1, 3}, new long[] {0, 2, 1}));
        return new Scores(
                VIEW,
                position,
                position,
                AS_OF,
                Instant.parse("2026-11-20T07:31:46Z"),
                Map.of(NOVEMBER.id(), standing()),
                Map.of(NOVEMBER.id(), java.util.Set.of(changed)),
                Map.of(NOVEMBER.id(), causes),
                pulse);
    }
}
