package vn.nhip.window;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Measure;

/** Says into which hashes and fields tallies go. Where they go to is the sink's business: a script, or a map to compare with. */
final class Emission {
    /** The pulse shows the last 24 hours; its hours expire two hours later. */
    static final int PULSE_MINUTES = 24 * 60;

    static final int PULSE_SECONDS_KEPT = 26 * 3600;
    private static final int ROLLING_DAYS_KEPT = 30;

    /** Takes what is emitted. */
    interface Sink {
        void add(String key, String field, long delta);

        /** @param stockKey empty when the measure does not read the stock */
        void distinctFlow(Distinct target, String stockKey, String field, String measure, long delta);

        void distinctStock(String stockKey, String field, String measure, long delta, List<Distinct> open);

        void month(String month);
    }

    /**
     * The flows per procedure of a period, and its distinct counts.
     *
     * @param distinctKey empty for a closed period, whose distinct counts are made when read
     */
    record Distinct(String flowKey, String distinctKey) {}

    private final Keys keys;
    private final Tallies tallies;
    private final LocalDate today;
    private final List<Period> open;
    private final List<String> plainKeys;
    private final List<String> distinctKeys;
    private final Map<LocalDate, Map<String, Places>> places = new HashMap<>();

    Emission(Keys keys, Tallies tallies, LocalDate today) {
        this.keys = keys;
        this.tallies = tallies;
        this.today = today;
        this.open = Period.openOn(today);
        this.plainKeys = tallies.plain.stream().map(Measure::key).toList();
        this.distinctKeys = tallies.distinct.stream().map(Measure::key).toList();
    }

    /** @param nowMinute minutes older than a day before it leave no pulse */
    void to(Sink sink, long nowMinute) {
        tallies.cells.forEach((cell, numbers) -> plain(sink, cell, numbers));
        tallies.procedures.forEach((cell, numbers) -> distinct(sink, cell, numbers));
        tallies.cells.keySet().stream()
                .map(cell -> YearMonth.from(cell.day()).toString())
                .collect(Collectors.toSet())
                .forEach(sink::month);
        for (Map.Entry<Long, long[]> minute : tallies.minutes.entrySet()) {
            if (minute.getKey() <= nowMinute - PULSE_MINUTES) continue;
            String key = keys.pulse(Math.floorDiv(minute.getKey(), 60L));
            long of = Math.floorMod(minute.getKey(), 60L);
            if (minute.getValue()[0] != 0) sink.add(key, of + "|r", minute.getValue()[0]);
            if (minute.getValue()[1] != 0) sink.add(key, of + "|f", minute.getValue()[1]);
        }
    }

    private void plain(Sink sink, Tallies.Cell cell, Tallies.Numbers numbers) {
        Places at = placesOf(cell.day(), cell.unit().value());
        for (int i = 0; i < tallies.plain.size(); i++) {
            String measure = plainKeys.get(i);
            if (numbers.flow[i] != 0) {
                sink.add(at.day, measure, numbers.flow[i]);
                for (String sum : at.sums) sink.add(sum, measure, numbers.flow[i]);
            }
            if (numbers.stock[i] != 0) {
                sink.add(at.day, "~" + measure, numbers.stock[i]);
                sink.add(at.month, "~" + measure, numbers.stock[i]);
                sink.add(at.stock, measure, numbers.stock[i]);
            }
        }
    }

    private void distinct(Sink sink, Tallies.ProcedureCell cell, Tallies.Numbers numbers) {
        Places at = placesOf(cell.day(), cell.unit().value());
        boolean kept = keptByDay(cell.day());
        for (int i = 0; i < tallies.distinct.size(); i++) {
            if (numbers.flow[i] == 0 && numbers.stock[i] == 0) continue;
            Measure measure = tallies.distinct.get(i);
            String field = distinctKeys.get(i) + "|" + cell.procedure();
            if (numbers.flow[i] != 0) {
                if (kept) sink.add(at.dayProcedures, field, numbers.flow[i]);
                String stock = Tallies.readsStock(measure) ? at.procedureStock : "";
                for (Distinct target : at.flows) {
                    sink.distinctFlow(target, stock, field, distinctKeys.get(i), numbers.flow[i]);
                }
            }
            if (numbers.stock[i] != 0) {
                sink.add(at.monthProcedures, "~" + field, numbers.stock[i]);
                if (kept) sink.add(at.dayProcedures, "~" + field, numbers.stock[i]);
                sink.distinctStock(at.procedureStock, field, distinctKeys.get(i), numbers.stock[i], at.open);
            }
        }
    }

    /** The keys of a unit's day; many procedures share them. */
    private final class Places {
        final String day;
        final String month;
        final String stock;
        final String dayProcedures;
        final String monthProcedures;
        final String procedureStock;
        final List<String> sums = new ArrayList<>();
        final List<Distinct> flows = new ArrayList<>();
        final List<Distinct> open = new ArrayList<>();

        Places(LocalDate date, String unit) {
            String monthId = YearMonth.from(date).toString();
            day = keys.day(date, unit);
            month = keys.sum(monthId, unit);
            stock = keys.stock(unit);
            dayProcedures = keys.dayProcedures(date, unit);
            monthProcedures = keys.procedures(monthId, unit);
            procedureStock = keys.procedureStock(unit);
            for (Period period : periodsOf(date)) {
                sums.add(keys.sum(period.id(), unit));
                flows.add(distinctOf(period, unit));
            }
            for (Period period : Emission.this.open) open.add(distinctOf(period, unit));
        }
    }

    private Places placesOf(LocalDate day, String unit) {
        return places.computeIfAbsent(day, missing -> new HashMap<>())
                .computeIfAbsent(unit, missing -> new Places(day, unit));
    }

    /** Days that a rolling window may still lose. */
    boolean keptByDay(LocalDate day) {
        return day.isAfter(today.minusDays(ROLLING_DAYS_KEPT)) && !day.isAfter(today);
    }

    private Distinct distinctOf(Period period, String unit) {
        boolean isOpen = open.stream().anyMatch(other -> other.id().equals(period.id()));
        return new Distinct(keys.procedures(period.id(), unit), isOpen ? keys.distinct(period.id(), unit) : "");
    }

    /** The month, quarter and year of a day, closed or not, and the rolling windows that hold it today. */
    private List<Period> periodsOf(LocalDate day) {
        List<Period> periods = new ArrayList<>(Period.calendarPeriodsOf(day));
        for (Period period : open) {
            if (period.kind() == Period.Kind.ROLLING && period.contains(day)) periods.add(period);
        }
        return periods;
    }
}
