package vn.nhip.score;

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
            if (figure != null) return new Given(figure.met(), figure.total());
        }
        return null;
    }
}
