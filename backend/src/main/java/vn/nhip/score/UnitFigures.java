package vn.nhip.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.BiFunction;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Figures;
import vn.nhip.core.unit.Unit;
import vn.nhip.window.Reading;
import vn.nhip.window.UnitCounts;

/**
 * What is known of one unit in one period. A figure that was given for the period counts; without one, the figure of the
 * nearest calendar period that encloses it (a rolling window takes the month's).
 */
record UnitFigures(
        Unit unit,
        Period period,
        UnitCounts counts,
        BiFunction<Unit, Source.Procedures, Long> procedureCount,
        Map<String, Reading.Figure> given)
        implements Figures {
    private static final int LAST_YEAR_PLACES = 2;

    @Override
    public long count(Measure measure) {
        return counts.of(measure);
    }

    @Override
    public Long procedures(Source.Procedures wanted) {
        return procedureCount.apply(unit, wanted);
    }

    @Override
    public Given given(Component component) {
        for (Period around : period.enclosing()) {
            Reading.Figure figure = given.get(unit.code() + "|" + around.id() + "|" + component.id());
            if (figure != null) return new Given(figure.met(), figure.total(), figure.provenance());
        }
        return null;
    }

    @Override
    public BigDecimal lastYear(Component component) {
        int parts = switch (period.kind()) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case YEAR -> 1;
            case ROLLING -> 0;
        };
        Reading.Figure figure = given.get(
                unit.code() + "|" + Period.year(period.first().getYear() - 1).id() + "|" + component.id());
        if (parts == 0 || figure == null || figure.total() == null) return null;
        return figure.total().divide(BigDecimal.valueOf(parts), LAST_YEAR_PLACES, RoundingMode.HALF_UP);
    }
}
