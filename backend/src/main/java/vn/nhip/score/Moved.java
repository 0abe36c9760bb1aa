package vn.nhip.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.Subject;

/**
 * One case, petition or procedure, with all its marks that changed within a stretch of the ledger: which counts it moved, in
 * which of some periods. Marks that cancel out move nothing, be it within one change or over several.
 */
final class Moved implements Doer.Thing {
    private final Subject subject;
    private final @Nullable String key;
    private final List<Mark> marks = new ArrayList<>();
    private boolean onlyRelisted = true;
    /** The unit of all its marks; null when it moved from one to another. */
    private @Nullable UnitCode only;
    /** For each mark the periods in which it counts, as bits in the order of the periods; made when first asked for. */
    private int @Nullable [] places;
    /** For each measure of an index the periods in which it moved at a unit; kept for the next question about the same. */
    private int @Nullable [] moved;

    private @Nullable ComponentMeasures movedBy;
    private @Nullable UnitCode movedAt;

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

    /** What a change is about. */
    record Thing(Subject subject, @Nullable String key) {}

    /** What changes are about, in the order in which it was first told of; given figures are not among it. */
    static List<Moved> of(List<Change> changes) {
        Map<Thing, Moved> things = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.subject() == Subject.FIGURE || change.marks().isEmpty()) continue;
            things.computeIfAbsent(new Thing(change.subject(), change.key()), none -> new Moved(change))
                    .add(change);
        }
        return List.copyOf(things.values());
    }

    @Override
    public CauseKind kind() {
        return Doer.kindOf(subject, onlyRelisted);
    }

    @Override
    public @Nullable String caseTail() {
        return kind() == CauseKind.CASE && key != null ? new CaseNumber(key).tail() : null;
    }

    List<Mark> marks() {
        return marks;
    }

    /**
     * For each measure, by its place in the index, the periods in which it was moved at a unit, as bits in their order.
     *
     * @param holder a unit that it touches; what lies below counts there too
     */
    int[] periods(ComponentMeasures index, UnitCode holder, Units units, Days days) {
        UnitCode here = only == null ? holder : only;
        int[] known = moved;
        if (known == null || index != movedBy || !here.equals(movedAt)) {
            known = new Sums(index, days.periods()).moved(holder, units, places(days));
            moved = known;
            movedBy = index;
            movedAt = here;
        }
        return known;
    }

    private int[] places(Days days) {
        int[] known = places == null ? days.places(marks) : places;
        places = known;
        return known;
    }

    /** What its marks add up to, measure by measure and period by period. */
    private final class Sums {
        private final ComponentMeasures index;
        private final int periods;
        private final int[] moved;

        Sums(ComponentMeasures index, int periods) {
            this.index = index;
            this.periods = periods;
            this.moved = new int[index.size()];
        }

        int[] moved(UnitCode holder, Units units, int[] places) {
            List<Mark> here = new ArrayList<>();
            List<Integer> placesHere = new ArrayList<>();
            Set<ProcedureCode> procedures = new HashSet<>(2);
            for (int i = 0; i < places.length; i++) {
                if (!counts(marks.get(i), holder, units)) continue;
                here.add(marks.get(i));
                placesHere.add(places[i]);
                procedures.add(marks.get(i).procedure());
            }
            // Procedures are told apart only where distinct ones are counted; a thing mostly is of one.
            if (procedures.size() == 1) {
                add(here, placesHere, measure -> true, null);
            } else {
                add(here, placesHere, measure -> !isDistinct(measure), null);
                for (ProcedureCode procedure : procedures) add(here, placesHere, Sums::isDistinct, procedure);
            }
            return moved;
        }

        private static boolean isDistinct(Measure measure) {
            return measure.form() == Measure.Form.DISTINCT_PROCEDURES;
        }

        /** @param procedure null for marks of all */
        private void add(
                List<Mark> here,
                List<Integer> placesHere,
                Predicate<Measure> wanted,
                @Nullable ProcedureCode procedure) {
            long[][] nets = new long[index.size()][];
            for (int i = 0; i < here.size(); i++) {
                Mark mark = here.get(i);
                if (procedure != null && !mark.procedure().equals(procedure)) continue;
                for (int place : index.lookingAt(mark.kind())) {
                    Measure measure = index.measure(place);
                    if (!wanted.test(measure) || !measure.takes(mark)) continue;
                    if (nets[place] == null) nets[place] = new long[periods];
                    add(nets[place], placesHere.get(i), measure.valueOf(mark));
                }
            }
            for (int place = 0; place < nets.length; place++) {
                if (nets[place] == null) continue;
                for (int at = 0; at < periods; at++) if (nets[place][at] != 0) moved[place] |= 1 << at;
            }
        }

        private void add(long[] net, int counting, long value) {
            for (int at = 0; at < periods; at++) if ((counting >> at & 1) == 1) net[at] += value;
        }
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
        return day(mark.turnedMinute(), zone);
    }

    /** The day of a minute since the epoch. */
    static LocalDate day(long minute, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(minute * 60), zone);
    }
}
