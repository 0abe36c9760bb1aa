package vn.nhip.core.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.unit.UnitCode;

/**
 * An administrative procedure (TTHC) as the province's list has it.
 *
 * @param level {@code province}, {@code commune}: which units handle it
 * @param limit time limit; null when the list has none
 * @param units the units that handle it; empty: every unit of the level
 */
public record Procedure(
        ProcedureCode code,
        String name,
        String level,
        @Nullable TimeLimit limit,
        boolean fee,
        boolean resultRequired,
        boolean forIndividuals,
        boolean online,
        Set<UnitCode> units) {
    public Procedure {
        units = Set.copyOf(units);
    }

    /** A time limit: working days ({@code 7WD}), days ({@code 30D}) or hours ({@code 4H}). */
    public record TimeLimit(int amount, Unit unit) {
        /** What the amount counts. */
        public enum Unit {
            WORKING_DAYS,
            DAYS,
            HOURS
        }

        private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\s*(WD|D|H)");

        /** @throws IllegalArgumentException naming the allowed forms */
        public static TimeLimit parse(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException("not a time limit: \"" + text + "\"; allowed: 7WD, 30D, 4H");
            }
            Unit unit = switch (form.group(2)) {
                case "WD" -> Unit.WORKING_DAYS;
                case "D" -> Unit.DAYS;
                default -> Unit.HOURS;
            };
            return new TimeLimit(Integer.parseInt(form.group(1)), unit);
        }

        /** The last instant that is within the limit, counted from a reception. */
        public Instant after(Instant received, WorkingDays days) {
            return switch (unit) {
                case WORKING_DAYS -> days.endOfDayAfter(received, amount);
                case DAYS ->
                    WorkingDays.endOfDay(
                            received.atZone(days.zone()).toLocalDate().plusDays(amount), days.zone());
                case HOURS -> received.plus(Duration.ofHours(amount));
            };
        }
    }
}
