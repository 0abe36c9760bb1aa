package vn.nhip.window;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;

/**
 * Walks back through the days of {@link UnitDays}, as far as is known now: the end of a day is the end of the next one less
 * what came to be so on that. What turned on a day, although it counts on an earlier one, leaves with the day on which it
 * turned. Begins at the present.
 */
final class DayRewind {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final UnitDays held;
    private final Map<String, Long> stock;
    private final Map<String, Long> procedureStock;
    /** Null until one is entered. */
    private @Nullable Period period;

    private Map<String, Long> flows = Map.of();
    private Map<String, Long> distinct = Map.of();
    /** measure|procedure → flow and stock together. */
    private Map<String, Long> procedures = Map.of();

    DayRewind(UnitDays held) {
        this.held = held;
        this.stock = new HashMap<>(held.stock());
        this.procedureStock = new HashMap<>(held.procedures().stock());
    }

    /** Counts in a period from here on: one that is open where the walk stands, or has just ended there. */
    void enter(Period entered) {
        period = entered;
        flows = new HashMap<>(held.flows().getOrDefault(period.id(), Map.of()));
        procedures = new HashMap<>(procedureStock);
        held.procedures().flows().getOrDefault(period.id(), Map.of()).forEach((field, value) -> {
            if (!isNet(field)) add(procedures, field, value);
        });
        Map<String, Long> counted = held.procedures().counted().get(period.id());
        distinct = new HashMap<>(counted == null ? countOf(procedures) : counted);
    }

    private static Map<String, Long> countOf(Map<String, Long> procedures) {
        Map<String, Long> counted = new HashMap<>();
        procedures.forEach((field, value) -> {
            if (value != 0) add(counted, measureOf(field), 1);
        });
        return counted;
    }

    /** Takes a day into the period that its rolling window has lost by now; its stocks are held anyway. */
    void regain(LocalDate day) {
        held.days().getOrDefault(day, Map.of()).forEach((field, value) -> {
            if (!isNet(field)) add(flows, field, value);
        });
        held.procedures().days().getOrDefault(day, Map.of()).forEach((field, value) -> {
            if (!isNet(field)) addProcedure(field, value);
        });
    }

    /** Goes from the end of a day, or from now, to the end of the day before. */
    void leave(LocalDate day) {
        held.days().getOrDefault(day, Map.of()).forEach((field, value) -> {
            if (isNet(field)) add(stock, field.substring(1), -value);
            else add(flows, field, -value);
        });
        String left = "|" + DAY.format(day);
        Period counted = Objects.requireNonNull(period, "a walk has entered a period");
        held.turned()
                .forEach((turned, fields) -> fields.forEach((field, value) -> {
                    // It was not so yet at the end of that day: it has left already, with the day on which it turned.
                    if (field.endsWith(left)) add(flows, measureOf(field), value);
                    else if (turned.equals(day) && counted.contains(dayOf(field))) add(flows, measureOf(field), -value);
                }));
        held.procedures().days().getOrDefault(day, Map.of()).forEach((field, value) -> {
            String procedure = isNet(field) ? field.substring(1) : field;
            if (isNet(field)) add(procedureStock, procedure, -value);
            addProcedure(procedure, -value);
        });
    }

    private void addProcedure(String procedure, long value) {
        long now = add(procedures, procedure, value);
        if (now == 0 && value != 0) add(distinct, measureOf(procedure), -1);
        if (now != 0 && now == value) add(distinct, measureOf(procedure), 1);
    }

    UnitCounts counts(WindowReader reader) {
        return reader.counts(of(flows), of(stock), of(distinct));
    }

    private static ToLongFunction<String> of(Map<String, Long> numbers) {
        return key -> numbers.getOrDefault(key, 0L);
    }

    private static boolean isNet(String field) {
        return field.startsWith("~");
    }

    private static String measureOf(String field) {
        return field.substring(0, field.indexOf('|'));
    }

    private static LocalDate dayOf(String field) {
        return LocalDate.parse(field.substring(field.indexOf('|') + 1), DAY);
    }

    private static long add(Map<String, Long> numbers, String field, long value) {
        return numbers.merge(field, value, Long::sum);
    }
}
