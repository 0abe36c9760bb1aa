package vn.nhip.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/**
 * Adds marks up, before any of them becomes a Redis command: a thousand updates touch few cells. Everything stays with its
 * own unit here; parents are summed when read, and where procedures are counted for units above is said by
 * {@link FieldWriter}.
 */
final class MarkSums {
    /**
     * Where and when.
     *
     * @param turned the day on which it came to be so: {@code day} itself but for petitions that count otherwise since
     */
    record Cell(UnitCode unit, LocalDate day, LocalDate turned) {}

    /** Where, when and which procedure. */
    record ProcedureCell(UnitCode unit, LocalDate day, String procedure) {}

    final MeasureIndex index;
    final Map<Cell, MeasureIndex.Numbers> cells = new HashMap<>();
    final Map<ProcedureCell, MeasureIndex.Numbers> procedures = new HashMap<>();
    /** Received, finished and received online, by minute, for the pulse. */
    final Map<Long, long[]> minutes = new HashMap<>();

    /** Units whose sheets may change; a figure touches its unit alone, a mark those above as well. */
    final Set<UnitCode> touched = new HashSet<>();

    private final Set<UnitCode> marked = new HashSet<>();
    private final Units units;
    private final ZoneId zone;
    private long lastMinute = Long.MIN_VALUE;
    private LocalDate lastDay = LocalDate.MIN;

    MarkSums(MeasureIndex index, Units units, ZoneId zone) {
        this.index = index;
        this.units = units;
        this.zone = zone;
    }

    void add(Mark mark) {
        LocalDate day = dayOf(mark.minute());
        LocalDate turned = mark.kind().revision() ? dayOf(mark.turnedMinute()) : day;
        Cell cell = new Cell(mark.unit(), day, turned);
        index.plain.add(mark, cells.computeIfAbsent(cell, missing -> new MeasureIndex.Numbers()));
        if (mark.kind() == Mark.Kind.RECEIVED || mark.kind() == Mark.Kind.FINISHED) {
            addPulse(mark, minutes.computeIfAbsent(mark.minute(), minute -> new long[FieldWriter.PULSE_KINDS.size()]));
        }
        if (marked.add(mark.unit())) {
            touched.add(mark.unit());
            touched.addAll(units.above(mark.unit()));
        }
        if (!index.distinct.takes(mark)) return;
        ProcedureCell procedure =
                new ProcedureCell(mark.unit(), day, mark.procedure().value());
        index.distinct.add(mark, procedures.computeIfAbsent(procedure, missing -> new MeasureIndex.Numbers()));
    }

    private static void addPulse(Mark mark, long[] pulse) {
        boolean received = mark.kind() == Mark.Kind.RECEIVED;
        pulse[received ? 0 : 1] += mark.sign();
        if (received && (mark.facts() & Fact.ONLINE.bit()) != 0) pulse[2] += mark.sign();
    }

    /** Minutes since the province's day began. */
    long minuteOfDay(long minute) {
        return minute - Mark.minuteOf(dayOf(minute).atStartOfDay(zone).toInstant());
    }

    LocalDate dayOf(long minute) {
        if (minute != lastMinute) {
            lastDay = LocalDate.ofInstant(Instant.ofEpochSecond(minute * 60), zone);
            lastMinute = minute;
        }
        return lastDay;
    }
}
