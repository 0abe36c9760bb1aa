package vn.nhip.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Units;

/**
 * Adds marks up, before any of them becomes a Redis command: a thousand updates touch few cells. Plain counts stay with
 * their unit (parents are summed when read); distinct procedures are counted for each unit above as well, since they do
 * not add up.
 */
final class Tallies {
    /** Where and when. */
    record Cell(UnitCode unit, LocalDate day) {}

    /** Where, when and which procedure. */
    record ProcedureCell(UnitCode unit, LocalDate day, String procedure) {}

    /** Flows and net stock changes, one number a measure. */
    static final class Numbers {
        final long[] flow;
        final long[] stock;

        Numbers(int measures) {
            flow = new long[measures];
            stock = new long[measures];
        }
    }

    final List<Measure> plain = new ArrayList<>();
    final List<Measure> distinct = new ArrayList<>();
    final Map<Cell, Numbers> cells = new HashMap<>();
    final Map<ProcedureCell, Numbers> procedures = new HashMap<>();
    /** Received and finished by minute, for the pulse. */
    final Map<Long, long[]> minutes = new HashMap<>();

    /** Units whose sheets may change; a figure touches its unit alone, a mark those above as well. */
    final Set<UnitCode> touched = new HashSet<>();

    private final Set<UnitCode> marked = new HashSet<>();
    private final Units units;
    private final ZoneId zone;
    private long lastMinute = Long.MIN_VALUE;
    private LocalDate lastDay;

    Tallies(Collection<Measure> measures, Units units, ZoneId zone) {
        for (Measure measure : measures) {
            (measure.form() == Measure.Form.DISTINCT_PROCEDURES ? distinct : plain).add(measure);
        }
        this.units = units;
        this.zone = zone;
    }

    void add(Mark mark) {
        LocalDate day = dayOf(mark.minute());
        Numbers numbers = cells.computeIfAbsent(new Cell(mark.unit(), day), cell -> new Numbers(plain.size()));
        addTo(numbers, plain, mark);
        if (mark.kind() == Mark.Kind.RECEIVED || mark.kind() == Mark.Kind.FINISHED) {
            long[] pulse = minutes.computeIfAbsent(mark.minute(), minute -> new long[2]);
            pulse[mark.kind() == Mark.Kind.RECEIVED ? 0 : 1] += mark.sign();
        }
        if (marked.add(mark.unit())) touch(mark.unit());
        if (distinct.stream().anyMatch(measure -> measure.takes(mark))) addDistinct(mark, day);
    }

    private void touch(UnitCode unit) {
        touched.add(unit);
        touched.addAll(units.above(unit));
    }

    private void addDistinct(Mark mark, LocalDate day) {
        addDistinct(mark.unit(), mark, day);
        for (UnitCode above : units.above(mark.unit())) addDistinct(above, mark, day);
    }

    private void addDistinct(UnitCode unit, Mark mark, LocalDate day) {
        ProcedureCell cell = new ProcedureCell(unit, day, mark.procedure().value());
        addTo(procedures.computeIfAbsent(cell, key -> new Numbers(distinct.size())), distinct, mark);
    }

    private static void addTo(Numbers numbers, List<Measure> measures, Mark mark) {
        long[] target = mark.kind().stock() ? numbers.stock : numbers.flow;
        for (int i = 0; i < target.length; i++) {
            Measure measure = measures.get(i);
            if (measure.takes(mark)) target[i] += measure.valueOf(mark);
        }
    }

    private LocalDate dayOf(long minute) {
        if (minute != lastMinute) {
            lastDay = Instant.ofEpochSecond(minute * 60).atZone(zone).toLocalDate();
            lastMinute = minute;
        }
        return lastDay;
    }

    /** Whether a measure's distinct count looks at the stock too. */
    static boolean readsStock(Measure measure) {
        return measure.base().readsStock();
    }
}
