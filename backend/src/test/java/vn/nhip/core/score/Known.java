package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/** Figures in words: {@code known().counted(Measure.HANDLED, 10).given("1.4", 9, 10)}. */
public final class Known implements Figures {
    private final Map<Measure, Long> counts = new HashMap<>();
    private final Map<Source.Procedures, Long> procedures = new HashMap<>();
    private final Map<String, Given> given = new HashMap<>();
    private final Map<String, BigDecimal> lastYear = new HashMap<>();

    private Known() {}

    public static Known known() {
        return new Known();
    }

    public Known counted(Measure measure, long count) {
        counts.put(measure, count);
        return this;
    }

    public Known listed(Source.Procedures wanted, long count) {
        procedures.put(wanted, count);
        return this;
    }

    public Known given(String component, long met, long total) {
        return given(component, BigDecimal.valueOf(met), BigDecimal.valueOf(total));
    }

    public Known given(String component, BigDecimal met, BigDecimal total) {
        given.put(component, new Given(met, total));
        return this;
    }

    public Known given(String component, Given figure) {
        given.put(component, figure);
        return this;
    }

    @Override
    public long count(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    @Override
    public Long procedures(Source.Procedures wanted) {
        return procedures.get(wanted);
    }

    @Override
    public Given given(Component component) {
        return given.get(component.id());
    }

    /** What falls to the period of last year's total. */
    public Known lastYear(String component, long part) {
        lastYear.put(component, BigDecimal.valueOf(part));
        return this;
    }

    @Override
    public BigDecimal lastYear(Component component) {
        return lastYear.get(component.id());
    }

    @Override
    public String toString() {
        return "counts " + counts + ", procedures " + procedures + ", given " + given;
    }
}
