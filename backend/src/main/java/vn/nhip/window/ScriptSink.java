package vn.nhip.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is emitted into the flat list that apply.lua reads. */
final class ScriptSink implements Emission.Sink {
    private final Map<String, Map<String, long[]>> hashes = new LinkedHashMap<>();
    private final Map<String, Map<String, Flow>> flows = new LinkedHashMap<>();
    private final Map<String, Map<String, Stock>> stocks = new LinkedHashMap<>();
    private final Set<String> months = new HashSet<>();
    private final String pulsePrefix;

    /** One procedure's flow in one period. */
    private record Flow(Emission.Distinct target, String stockKey, String measure, long[] delta) {}

    /** One procedure's stock, and the periods that see it. */
    private record Stock(String measure, List<Emission.Distinct> open, long[] delta) {}

    /** @param pulsePrefix keys that begin so expire */
    ScriptSink(String pulsePrefix) {
        this.pulsePrefix = pulsePrefix;
    }

    // Many days go into one month's sum: what meets in a field is added up here, where it is cheap.

    @Override
    public void add(String key, String field, long delta) {
        hashes.computeIfAbsent(key, missing -> new LinkedHashMap<>())
                .computeIfAbsent(field, missing -> new long[1])[0] += delta;
    }

    @Override
    public void distinctFlow(Emission.Distinct target, String stockKey, String field, String measure, long delta) {
        flows.computeIfAbsent(target.flowKey(), missing -> new LinkedHashMap<>())
                .computeIfAbsent(field, missing -> new Flow(target, stockKey, measure, new long[1]))
                .delta[0] += delta;
    }

    @Override
    public void distinctStock(String stockKey, String field, String measure, long delta, List<Emission.Distinct> open) {
        stocks.computeIfAbsent(stockKey, missing -> new LinkedHashMap<>())
                .computeIfAbsent(field, missing -> new Stock(measure, open, new long[1]))
                .delta[0] += delta;
    }

    @Override
    public void month(String month) {
        months.add(month);
    }

    /** How many counts are changed. */
    int size() {
        return size(hashes) + size(flows) + size(stocks);
    }

    private static int size(Map<String, ? extends Map<String, ?>> nested) {
        return nested.values().stream().mapToInt(Map::size).sum();
    }

    /** @param figures field, value, field, value, … */
    List<String> arguments(Collection<String> units, List<String> figures) {
        List<String> all = new ArrayList<>();
        addHashes(all);
        addFlows(all);
        addStocks(all);
        addCounted(all, units);
        all.add(Integer.toString(figures.size() / 2));
        all.addAll(figures);
        addCounted(all, months);
        List<String> expiring = hashes.keySet().stream()
                .filter(key -> key.startsWith(pulsePrefix))
                .toList();
        all.add(Integer.toString(expiring.size()));
        for (String key : expiring) {
            all.add(key);
            all.add(Integer.toString(Emission.PULSE_SECONDS_KEPT));
        }
        return all;
    }

    private void addHashes(List<String> all) {
        all.add(Integer.toString(hashes.size()));
        hashes.forEach((key, fields) -> {
            all.add(key);
            int countAt = all.size();
            all.add("");
            fields.forEach((field, delta) -> {
                if (delta[0] == 0) return;
                all.add(field);
                all.add(Long.toString(delta[0]));
            });
            all.set(countAt, Integer.toString((all.size() - countAt - 1) / 2));
        });
    }

    private void addFlows(List<String> all) {
        int countAt = all.size();
        all.add("");
        int count = 0;
        for (Map<String, Flow> ofKey : flows.values()) {
            for (Map.Entry<String, Flow> entry : ofKey.entrySet()) {
                Flow flow = entry.getValue();
                if (flow.delta[0] == 0) continue;
                count++;
                all.add(flow.target.flowKey());
                all.add(entry.getKey());
                all.add(flow.stockKey);
                all.add(flow.target.distinctKey());
                all.add(flow.measure);
                all.add(Long.toString(flow.delta[0]));
            }
        }
        all.set(countAt, Integer.toString(count));
    }

    private void addStocks(List<String> all) {
        int countAt = all.size();
        all.add("");
        int count = 0;
        for (Map.Entry<String, Map<String, Stock>> ofKey : stocks.entrySet()) {
            for (Map.Entry<String, Stock> entry : ofKey.getValue().entrySet()) {
                Stock stock = entry.getValue();
                if (stock.delta[0] == 0) continue;
                count++;
                all.add(ofKey.getKey());
                all.add(entry.getKey());
                all.add(stock.measure);
                all.add(Long.toString(stock.delta[0]));
                all.add(Integer.toString(stock.open.size()));
                for (Emission.Distinct period : stock.open) {
                    all.add(period.flowKey());
                    all.add(period.distinctKey());
                }
            }
        }
        all.set(countAt, Integer.toString(count));
    }

    static void addCounted(List<String> all, Collection<String> items) {
        all.add(Integer.toString(items.size()));
        all.addAll(items);
    }
}
