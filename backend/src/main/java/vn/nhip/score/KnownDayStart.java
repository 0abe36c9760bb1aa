package vn.nhip.score;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * The counts as the day began, as far as is known now: read whole when a day begins or windows were made anew, and after
 * that for the units of which something of an earlier day has come since. Belongs to the windows' loop; one reading at a
 * time.
 */
final class KnownDayStart {
    /** How many ticks late marks of earlier days may gather before what they changed is told anew: all units are read for it. */
    static final int LATE_TICKS = 25;

    private final Function<Set<UnitCode>, Future<Map<String, Map<UnitCode, UnitCounts>>>> reader;
    private final UnitHistory history;
    private final ZoneId zone;
    private final Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
    private Stand stand = new NoDay();
    private Anew anew = Anew.NOTHING;

    /**
     * What was read since it was asked for last.
     *
     * @param units of which the counts are read anew
     * @param all every unit's may be others, also where reading them has failed and is tried again
     */
    record Anew(Set<UnitCode> units, boolean all) {
        static final Anew NOTHING = new Anew(Set.of(), false);

        private Anew of(Set<UnitCode> more) {
            Set<UnitCode> both = new HashSet<>(units);
            both.addAll(more);
            return new Anew(Set.copyOf(both), all);
        }
    }

    /** Of which day it is known. */
    private sealed interface Stand {
        void heard(Change change);
    }

    /** Of none yet: what comes late will be in what is read first. */
    private record NoDay() implements Stand {
        @Override
        public void heard(Change change) {}
    }

    /** Of a day, by the windows of one rebuild; the scores may be of the day before for one tick more. */
    private final class OfDay implements Stand {
        private final LocalDate day;
        private final String born;
        private final Units units;
        private final long began;
        /** Units of which something of an earlier day has come since that was read. */
        private final Set<UnitCode> late = new HashSet<>();

        private int waited;

        OfDay(WindowSnapshot reading) {
            day = reading.today();
            born = reading.born();
            units = history.on(day);
            began = Mark.minuteOf(DayBegan.at(day, zone));
            for (Unit unit : units.all()) late.add(unit.code());
        }

        /** Of windows that were made anew nobody tells what of earlier days is another now. */
        boolean isOf(WindowSnapshot reading) {
            return reading.today().equals(day) && reading.born().equals(born);
        }

        @Override
        public void heard(Change change) {
            for (Mark mark : change.marks())
                if (mark.minute() < began && late.add(mark.unit())) late.addAll(units.above(mark.unit()));
        }

        /** Whether the late ones are to be read; asked once a tick. */
        boolean isDue(boolean opened) {
            return !late.isEmpty() && (opened || ++waited >= LATE_TICKS);
        }

        Future<Void> read() {
            waited = 0;
            Set<UnitCode> wanted = Set.copyOf(late);
            late.clear();
            Future<Void> taken = reader.apply(wanted).map(read -> take(wanted, read));
            return taken.onFailure(unread -> late.addAll(wanted));
        }
    }

    /** @param reader the counts of some units as they were when today began, by period */
    KnownDayStart(
            Function<Set<UnitCode>, Future<Map<String, Map<UnitCode, UnitCounts>>>> reader,
            UnitHistory history,
            ZoneId zone) {
        this.reader = reader;
        this.history = history;
        this.zone = zone;
    }

    /** Notes whose day's beginning is another now. */
    void heard(Change change) {
        stand.heard(change);
    }

    /**
     * Reads what is missing for a reading, before it is scored.
     *
     * @param opened whether what stood on the screens is another since: what arrived late is told beside what it is a part
     *     of, so of the same opening
     */
    Future<Void> follow(WindowSnapshot reading, boolean opened) {
        if (stand instanceof OfDay same && same.isOf(reading)) {
            return same.isDue(opened) ? same.read() : Future.succeededFuture();
        }
        OfDay begun = new OfDay(reading);
        stand = begun;
        counts.clear();
        anew = new Anew(anew.units(), true);
        return begun.read();
    }

    private Void take(Set<UnitCode> units, Map<String, Map<UnitCode, UnitCounts>> read) {
        read.forEach((period, ofUnits) ->
                counts.computeIfAbsent(period, id -> new HashMap<>()).putAll(ofUnits));
        anew = anew.of(units);
        return null;
    }

    /** Period id → counts, which go on changing with what is read; a period that began today is absent. */
    Map<String, Map<UnitCode, UnitCounts>> counts() {
        return counts;
    }

    /** Whether something was read that was not taken yet. */
    boolean hasNews() {
        return !anew.units().isEmpty();
    }

    /** What is anew since this was asked last. */
    Anew takeNews() {
        Anew taken = anew;
        anew = Anew.NOTHING;
        return taken;
    }
}
