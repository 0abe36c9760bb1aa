package vn.nhip.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is emitted into the flat list that apply.lua reads. */
final class ScriptSink implements FieldWriter.Sink {
    private final Map<String, Map<String, long[]>> hashes = new LinkedHashMap<>();
    private final Map<FlowGroup, Map<String, long[]>> flows = new LinkedHashMap<>();
    private final Map<String, StockGroup> stocks = new LinkedHashMap<>();
    private final Set<String> months = new HashSet<>();

    /** Procedures' flows in one period that meet the same stock: their keys are sent once. */
    private record FlowGroup(FieldWriter.Distinct target, String stockKey) {}

    /** Procedures' stocks of one unit, and the periods that see them. */
    private record StockGroup(List<FieldWriter.Distinct> open, Map<String, long[]> fields) {}

    // Many days go into one month's sum: what meets in a field is added up here, where it is cheap.

    @Override
    public void add(String key, String field, long delta) {
        hashes.computeIfAbsent(key, missing -> new LinkedHashMap<>())
                .computeIfAbsent(field, missing -> new long[1])[0] += delta;
    }

    @Override
    public void distinctFlow(FieldWriter.Distinct target, String stockKey, String field, String measure, long delta) {
        flows.computeIfAbsent(new FlowGroup(target, stockKey), missing -> new LinkedHashMap<>())
                .computeIfAbsent(field, missing -> new long[1])[0] += delta;
    }

    @Override
    public void distinctStock(
            String stockKey, String field, String measure, long delta, List<FieldWriter.Distinct> open) {
        stocks.computeIfAbsent(stockKey, missing -> new StockGroup(open, new LinkedHashMap<>()))
                .fields
                .computeIfAbsent(field, missing -> new long[1])[0] += delta;
    }

    @Override
    public void month(String month) {
        months.add(month);
    }

    /** How many counts are changed. */
    int size() {
        int stockFields =
                stocks.values().stream().mapToInt(group -> group.fields.size()).sum();
        return size(hashes) + size(flows) + stockFields;
    }

    private static int size(Map<?, ? extends Map<String, ?>> nested) {
        return nested.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * @param figures field, value, field, value, …
     * @param gone keys that are removed
     */
    List<String> arguments(Collection<String> units, List<String> figures, List<String> gone) {
        List<String> all = new ArrayList<>();
        addHashes(all);
        addFlows(all);
        addStocks(all);
        addCounted(all, units);
        all.add(Integer.toString(figures.size() / 2));
        all.addAll(figures);
        addCounted(all, months);
        addCounted(all, gone);
        return all;
    }

    private void addHashes(List<String> all) {
        all.add(Integer.toString(hashes.size()));
        hashes.forEach((key, fields) -> {
            all.add(key);
            addFields(all, fields);
        });
    }

    private void addFlows(List<String> all) {
        all.add(Integer.toString(flows.size()));
        flows.forEach((group, fields) -> {
            all.add(group.target.flowKey());
            all.add(group.stockKey);
            all.add(group.target.distinctKey());
            addFields(all, fields);
        });
    }

    private void addStocks(List<String> all) {
        all.add(Integer.toString(stocks.size()));
        stocks.forEach((stockKey, group) -> {
            all.add(stockKey);
            all.add(Integer.toString(group.open.size()));
            for (FieldWriter.Distinct period : group.open) {
                all.add(period.flowKey());
                all.add(period.distinctKey());
            }
            addFields(all, group.fields);
        });
    }

    /** What came back to zero before it was sent is not sent. */
    private static void addFields(List<String> all, Map<String, long[]> fields) {
        int countAt = all.size();
        all.add("");
        fields.forEach((field, delta) -> {
            if (delta[0] == 0) return;
            all.add(field);
            all.add(Long.toString(delta[0]));
        });
        all.set(countAt, Integer.toString((all.size() - countAt - 1) / 2));
    }

    static void addCounted(List<String> all, Collection<String> items) {
        all.add(Integer.toString(items.size()));
        all.addAll(items);
    }
}
