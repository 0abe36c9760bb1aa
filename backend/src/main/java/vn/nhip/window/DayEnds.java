package vn.nhip.window;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.unit.UnitCode;

/**
 * How the last days ended for some units, as far as was known at one position; read in one transaction.
 *
 * @param version of the windows
 * @param asOf instant of the position
 * @param today the last of the days, not ended yet: it stands as of the position
 * @param days oldest first
 * @param figures unit|period|component → figure, as it stands now
 */
public record DayEnds(
        long version,
        long position,
        Instant asOf,
        LocalDate today,
        List<DayEnd> days,
        Map<String, WindowSnapshot.Figure> figures) {
    public DayEnds {
        days = List.copyOf(days);
    }

    /**
     * The calendar period that a day lies in, judged at the end of that day and by its tree of units.
     *
     * @param counts null before the day of the first mark: of that time nothing is known
     */
    public record DayEnd(
            LocalDate day, Period period, @Nullable Map<UnitCode, UnitCounts> counts) {}

    /**
     * What is asked for.
     *
     * @param kind no rolling one: of those only today's flows are kept
     * @param days today and the days before it, 1..{@link #MOST}
     * @param units each with what is wanted of it besides distinct procedures; null for every measure
     */
    public record Wanted(Period.Kind kind, int days, Map<UnitCode, @Nullable Set<Measure>> units) {
        /** Marks are kept by day for as long. */
        public static final int MOST = FieldWriter.ROLLING_DAYS_KEPT;

        public Wanted {
            if (kind == Period.Kind.ROLLING) throw new IllegalArgumentException("rolling periods have no day ends");
            if (days < 1 || days > MOST) throw new IllegalArgumentException("days are 1.." + MOST + ": " + days);
        }
    }
}
