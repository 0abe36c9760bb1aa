package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Subject;

/**
 * One case, petition or procedure, with all its marks that changed within a stretch of the ledger: which counts it moved, in
 * which of some periods. Marks that cancel out move nothing, be it within one change or over several.
 */
final class Moved implements Doer.Thing {
    private final Subject subject;
    private final String key;
    private final List<Mark> marks = new ArrayList<>();
    private boolean onlyRelisted = true;
    /** The unit of all its marks; null when it moved from one to another. */
    private UnitCode only;
    /** For each mark the periods in which it counts, as bits in the order of the periods; made when first asked for. */
    private int[] places;

    private Moved(Change first) {
        this.subject = first.subject();
        this.key = first.key();
        this.only = first.marks().get(0).unit();
    }

    private void add(Change change) {
        marks.addAll(change.marks());
        onlyRelisted &= change.relisted();
        for (Mark mark : change.marks()) if (!mark.unit().equals(only)) only = null;
    }

    /** What changes are about, in the order in which it was first told of; given figures are not among it. */
    static List<Moved> of(List<Change> changes) {
        Map<String, Moved> things = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.subject() == Subject.FIGURE || change.marks().isEmpty()) continue;
            things.computeIfAbsent(change.subject() + "|" + change.key(), none -> new Moved(change))
                    .add(change);
        }
        return List.copyOf(things.values());
    }

    @Override
    public CauseKind kind() {
        return Doer.kindOf(subject, onlyRelisted);
    }

    @Override
    public String caseTail() {
        return kind() == CauseKind.CASE ? new CaseNumber(key).tail() : null;
    }

    List<Mark> marks() {
        return marks;
    }

    /**
     * In which of the periods it moved one of the measures of a unit, as bits in their order.
     *
     * @param holder a unit that it touches; what lies below counts there too
     */
    int periods(List<Measure> measures, UnitCode holder, Units units, Days days) {
        if (places == null) places = days.places(marks);
        int moved = 0;
        for (Measure measure : measures) moved |= periods(measure, holder, units, days.periods());
        return moved;
    }

    private int periods(Measure measure, UnitCode holder, Units units, int number) {
        Map<ProcedureCode, long[]> nets = new HashMap<>(2);
        boolean distinct = measure.form() == Measure.Form.DISTINCT_PROCEDURES;
        for (int i = 0; i < places.length; i++) {
            Mark mark = marks.get(i);
            if (!measure.takes(mark) || !counts(mark, holder, units)) continue;
            long[] net =
                    nets.computeIfAbsent(distinct ? mark.procedure() : ProcedureCode.NONE, none -> new long[number]);
            for (int at = 0; at < number; at++) if ((places[i] >> at & 1) == 1) net[at] += measure.valueOf(mark);
        }
        int moved = 0;
        for (long[] net : nets.values()) for (int at = 0; at < number; at++) if (net[at] != 0) moved |= 1 << at;
        return moved;
    }

    private boolean counts(Mark mark, UnitCode holder, Units units) {
        return only != null
                || mark.unit().equals(holder)
                || units.above(mark.unit()).contains(holder);
    }

    /** The open periods, and in which of them a mark counts. */
    static final class Days {
        private final List<Period> periods;
        private final ZoneId zone;
        private final Map<LocalDate, Integer> held = new HashMap<>();

        Days(List<Period> periods, ZoneId zone) {
            this.periods = periods;
            this.zone = zone;
        }

        int periods() {
            return periods.size();
        }

        int placeOf(Period period) {
            return periods.indexOf(period);
        }

        private int[] places(List<Mark> marks) {
            return marks.stream().mapToInt(this::places).toArray();
        }

        /** Of what is there, all that are judged now; else those that hold the day, and the day on which it came to be so. */
        private int places(Mark mark) {
            if (mark.kind().stock()) return (1 << periods.size()) - 1;
            return holding(dayOf(mark.minute())) & holding(cameToBe(mark, zone));
        }

        private int holding(LocalDate day) {
            return held.computeIfAbsent(day, missing -> {
                int holding = 0;
                for (int at = 0; at < periods.size(); at++) if (periods.get(at).contains(day)) holding |= 1 << at;
                return holding;
            });
        }

        private LocalDate dayOf(long minute) {
            return day(minute, zone);
        }
    }

    /** The day on which a mark came to be so: its own, but for what counts on an earlier one. */
    static LocalDate cameToBe(Mark mark, ZoneId zone) {
        boolean revised = mark.kind() == Mark.Kind.PETITION_REVISED;
        return day(mark.minute() + (revised ? mark.minutes() : 0), zone);
    }

    private static LocalDate day(long minute, ZoneId zone) {
        return Instant.ofEpochSecond(minute * 60).atZone(zone).toLocalDate();
    }
}
