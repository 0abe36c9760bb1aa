package vn.nhip.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Figures;
import vn.nhip.core.unit.Unit;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * What is known of one unit in one period. A figure that was given for the period counts; without one, the figure of the
 * nearest calendar period that encloses it (a rolling window takes the month's, a week that of the day on which it is
 * judged), if it has both numbers. One whose validity is over on the day of judgement is none. Of some procedures alone only
 * what is counted from cases is known.
 *
 * @param around the periods whose figures count for the judged one, the nearest first: asked for with every component
 */
record UnitFigures(
        Unit unit,
        JudgedPeriod judged,
        List<Period> around,
        @Nullable ProcedureSet list,
        UnitCounts counts,
        @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount,
        Map<String, WindowSnapshot.Figure> given)
        implements Figures {
    @Override
    public long count(Measure measure) {
        return counts.of(list == null ? measure : measure.within(list));
    }

    @Override
    public @Nullable Long procedures(Source.Procedures wanted) {
        return list == null && procedureCount != null ? procedureCount.apply(unit, wanted) : null;
    }

    @Override
    public @Nullable Given given(Component component) {
        for (Period one : around) {
            WindowSnapshot.Figure figure = figure(one, component);
            boolean own = one.id().equals(judged.period().id());
            if (figure != null && (own || isWhole(figure)))
                return new Given(figure.met(), figure.total(), figure.provenance());
        }
        return null;
    }

    /** A share holds for a part of its period too; a number beside a counted one must be of the same days. */
    private static boolean isWhole(WindowSnapshot.Figure figure) {
        return figure.met() != null && figure.total() != null;
    }

    /** Null when there is none, or it may be used no more. */
    private WindowSnapshot.@Nullable Figure figure(Period of, Component component) {
        if (list != null || given.isEmpty()) return null;
        WindowSnapshot.Figure figure = given.get(unit.code() + "|" + of.id() + "|" + component.id());
        boolean over = figure != null
                && figure.provenance() != null
                && figure.provenance().validTo() != null
                && figure.provenance().validTo().isBefore(judged.on());
        return over ? null : figure;
    }

    @Override
    public @Nullable BigDecimal lastYear(Component component) {
        Period period = judged.period();
        WindowSnapshot.Figure figure = figure(Period.year(period.first().getYear() - 1), component);
        if (figure == null || figure.total() == null) return null;
        return period.partOfYear(figure.total());
    }
}
