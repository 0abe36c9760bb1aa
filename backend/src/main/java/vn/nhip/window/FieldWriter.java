package vn.nhip.window;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitCode;

/** Says into which hashes and fields tallies go. Where they go to is the sink's business: a script, or a map to compare with. */
final class FieldWriter {
    /** The pulse shows the last 24 hours. */
    static final int PULSE_MINUTES = 24 * 60;

    /** Received, finished, received online: as the fields of the pulse end. */
    static final List<String> PULSE_KINDS = List.of("|r", "|f", "|o");

    /** The pulse of the day is told in steps of so many minutes. */
    static final int PULSE_STEP = 15;

    static final int ROLLING_DAYS_KEPT = 30;

    /** One more, so that it can be told how the longest window stood when it began to lose the day before them. */
    static final int PROCEDURE_DAYS_KEPT = ROLLING_DAYS_KEPT + 1;

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

    private final RedisKeys keys;
    private final MarkSums tallies;
    private final LocalDate today;
    private final Tree tree;
    private final List<Period> open;
    private final Set<String> openIds;
    private final Map<LocalDate, Map<UnitCode, Places>> places = new HashMap<>();
    private final Map<LocalDate, Map<String, Holder>> holders = new HashMap<>();
    private final Map<String, List<Distinct>> openOf = new HashMap<>();

    /** @param tree of today */
    FieldWriter(RedisKeys keys, MarkSums tallies, LocalDate today, Tree tree) {
        this.keys = keys;
        this.tallies = tallies;
        this.today = today;
        this.tree = tree;
        this.open = Period.openOn(today);
        this.openIds = open.stream().map(Period::id).collect(Collectors.toSet());
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
            pulse(sink, minute.getKey(), minute.getValue());
        }
    }

    /** By the minute for an hour, and by the quarter of an hour for the day; a day that is over is told by nobody. */
    private void pulse(Sink sink, long minute, long[] counts) {
        LocalDate day = tallies.dayOf(minute);
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] == 0) continue;
            String name = PULSE_KINDS.get(kind);
            sink.add(keys.pulse(Math.floorDiv(minute, 60L)), Math.floorMod(minute, 60L) + name, counts[kind]);
            if (day.isBefore(today)) continue;
            sink.add(keys.pulseDay(day), tallies.minuteOfDay(minute) / PULSE_STEP + name, counts[kind]);
        }
    }

    private void plain(Sink sink, MarkSums.Cell cell, MeasureIndex.Numbers numbers) {
        Places at = placesOf(cell.day(), cell.unit());
        if (numbers.flow != null) flows(sink, cell, at, numbers.flow);
        if (numbers.stock == null) return;
        for (int i = 0; i < numbers.stock.length; i++) {
            if (numbers.stock[i] == 0) continue;
            String measure = tallies.index.plain.stocks.get(i).key();
            sink.add(at.day, "~" + measure, numbers.stock[i]);
            for (String sum : at.netSums) sink.add(sum, "~" + measure, numbers.stock[i]);
            sink.add(at.stock, measure, numbers.stock[i]);
        }
    }

    private void flows(Sink sink, MarkSums.Cell cell, Places at, long[] flow) {
        boolean late = !cell.turned().equals(cell.day());
        boolean told = late && keptByDay(cell.turned(), ROLLING_DAYS_KEPT);
        String turned = told ? keys.turned(cell.turned(), cell.unit().value()) : null;
        for (int i = 0; i < flow.length; i++) {
            if (flow[i] == 0) continue;
            String measure = tallies.index.plain.flows.get(i).key();
            sink.add(at.day, measure, flow[i]);
            for (Sum sum : at.sums) {
                if (late && !sum.holds(cell.turned())) continue;
                sink.add(sum.key, measure, flow[i]);
            }
            // So that it can be told how days ended before it turned, although the day it counts on lies earlier.
            if (turned != null)
                sink.add(turned, measure + "|" + DateTimeFormatter.BASIC_ISO_DATE.format(cell.day()), flow[i]);
        }
    }

    /** The sum of a period in which a day lies. */
    private record Sum(Period period, String key) {
        /** A calendar period that was over before something came to be so is judged without it; a rolling one never is. */
        boolean holds(LocalDate turned) {
            return period.contains(turned);
        }
    }

    private void distinct(Sink sink, MarkSums.ProcedureCell cell, MeasureIndex.Numbers numbers) {
        Places at = placesOf(cell.day(), cell.unit());
        if (numbers.flow != null) distinctFlows(sink, cell, at, numbers.flow);
        if (numbers.stock != null) distinctStocks(sink, cell, at, numbers.stock);
    }

    private void distinctFlows(Sink sink, MarkSums.ProcedureCell cell, Places at, long[] flow) {
        boolean kept = keptByDay(cell.day(), PROCEDURE_DAYS_KEPT);
        for (int i = 0; i < flow.length; i++) {
            if (flow[i] == 0) continue;
            MeasureIndex.Known measure = tallies.index.distinct.flows.get(i);
            String field = measure.key() + "|" + cell.procedure();
            for (Distinct own : at.own) sink.distinctFlow(own, "", field, measure.key(), flow[i]);
            for (Holder holder : at.holders) {
                if (kept) sink.add(holder.dayProcedures, field, flow[i]);
                String stock = measure.readsStock() ? holder.stock : "";
                for (Distinct target : holder.flows) {
                    sink.distinctFlow(target, stock, field, measure.key(), flow[i]);
                }
            }
        }
    }

    private void distinctStocks(Sink sink, MarkSums.ProcedureCell cell, Places at, long[] stock) {
        boolean kept = keptByDay(cell.day(), PROCEDURE_DAYS_KEPT);
        for (int i = 0; i < stock.length; i++) {
            if (stock[i] == 0) continue;
            String measure = tallies.index.distinct.stocks.get(i).key();
            String field = measure + "|" + cell.procedure();
            for (String sum : at.netProcedures) sink.add(sum, "~" + field, stock[i]);
            for (Holder holder : at.holders) {
                if (kept) sink.add(holder.dayProcedures, "~" + field, stock[i]);
                sink.distinctStock(holder.stock, field, measure, stock[i], holder.open);
            }
        }
    }

    /**
     * Where a unit's procedures are counted together with those below it.
     *
     * @param flows of the periods that hold the day
     * @param open of all periods that are open today
     */
    private record Holder(String dayProcedures, String stock, List<Distinct> flows, List<Distinct> open) {}

    /** The keys of a unit's day; many procedures share them. */
    private final class Places {
        final String day;
        final String stock;
        final List<String> netSums = new ArrayList<>();
        final List<String> netProcedures = new ArrayList<>();
        final List<Sum> sums = new ArrayList<>();
        /** A parent's own procedures; a leaf's are those of its holder. */
        final List<Distinct> own = new ArrayList<>();

        final List<Holder> holders = new ArrayList<>();

        Places(LocalDate date, UnitCode code) {
            String unit = code.value();
            day = keys.day(date, unit);
            stock = keys.stock(unit);
            for (String id : NetChanges.of(date)) {
                netSums.add(keys.sum(id, unit));
                netProcedures.add(keys.procedures(id, unit));
            }
            List<Period> calendar = Period.calendarPeriodsOf(date);
            List<Period> all = new ArrayList<>(calendar);
            for (Period period : open) {
                if (period.kind() == Period.Kind.ROLLING && period.contains(date)) all.add(period);
            }
            for (Period period : all) sums.add(new Sum(period, keys.sum(period.id(), unit)));
            if (!tree.leaf(code)) {
                for (Period period : calendar) own.add(new Distinct(keys.procedures(period.id(), unit), ""));
            }
            for (String holder : tree.holders(code)) {
                holders.add(holdersOf(date).computeIfAbsent(holder, missing -> holder(date, holder, all, unit)));
            }
        }
    }

    /** Many units share the holders of those above them. */
    private Map<String, Holder> holdersOf(LocalDate day) {
        return holders.computeIfAbsent(day, missing -> new HashMap<>());
    }

    private Holder holder(LocalDate day, String holder, List<Period> all, String unit) {
        // Closed periods have another tree, perhaps: only what is a unit's own is kept of them.
        List<Period> held =
                holder.equals(unit) ? all : all.stream().filter(this::isOpen).toList();
        return new Holder(
                keys.dayProcedures(day, holder),
                keys.procedureStock(holder),
                held.stream().map(period -> distinctOf(period, holder)).toList(),
                openOf.computeIfAbsent(
                        holder,
                        missing -> open.stream()
                                .map(period -> distinctOf(period, holder))
                                .toList()));
    }

    private Places placesOf(LocalDate day, UnitCode unit) {
        return places.computeIfAbsent(day, missing -> new HashMap<>())
                .computeIfAbsent(unit, missing -> new Places(day, unit));
    }

    /** The last days, today included. */
    private boolean keptByDay(LocalDate day, int days) {
        return day.isAfter(today.minusDays(days)) && !day.isAfter(today);
    }

    private boolean isOpen(Period period) {
        return openIds.contains(period.id());
    }

    private Distinct distinctOf(Period period, String holder) {
        return new Distinct(
                keys.procedures(period.id(), holder), isOpen(period) ? keys.distinct(period.id(), holder) : "");
    }
}
