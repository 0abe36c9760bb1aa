package vn.nhip.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is emitted into the flat list that apply.lua reads: each field of a hash once, however many cells met in it. */
final class ScriptSink implements Emission.Sink {
    private final Map<String, Map<String, Long>> hashes = new LinkedHashMap<>();
    private final List<String> flows = new ArrayList<>();
    private final List<String> stocks = new ArrayList<>();
    private final Set<String> months = new HashSet<>();
    private final String pulsePrefix;
    private int flowCount;
    private int stockCount;

    /** @param pulsePrefix keys that begin so expire */
    ScriptSink(String pulsePrefix) {
        this.pulsePrefix = pulsePrefix;
    }

    @Override
    public void add(String key, String field, long delta) {
        hashes.computeIfAbsent(key, missing -> new LinkedHashMap<>()).merge(field, delta, Long::sum);
    }

    @Override
    public void distinctFlow(Emission.Distinct target, String stockKey, String field, String measure, long delta) {
        flowCount++;
        flows.addAll(List.of(target.flowKey(), field, stockKey, target.distinctKey(), measure, Long.toString(delta)));
    }

    @Override
    public void distinctStock(String stockKey, String field, String measure, long delta, List<Emission.Distinct> open) {
        stockCount++;
        stocks.addAll(List.of(stockKey, field, measure, Long.toString(delta), Integer.toString(open.size())));
        for (Emission.Distinct period : open) {
            stocks.add(period.flowKey());
            stocks.add(period.distinctKey());
        }
    }

    @Override
    public void month(String month) {
        months.add(month);
    }

    /** The commands' count, for benchmarks. */
    int size() {
        return hashes.values().stream().mapToInt(Map::size).sum() + flowCount + stockCount;
    }

    /** @param figures field, value, field, value, … */
    List<String> arguments(Collection<String> units, List<String> figures) {
        List<String> all = new ArrayList<>();
        all.add(Integer.toString(hashes.size()));
        hashes.forEach((key, fields) -> {
            all.add(key);
            all.add(Integer.toString(fields.size()));
            fields.forEach((field, delta) -> {
                all.add(field);
                all.add(Long.toString(delta));
            });
        });
        all.add(Integer.toString(flowCount));
        all.addAll(flows);
        all.add(Integer.toString(stockCount));
        all.addAll(stocks);
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

    static void addCounted(List<String> all, Collection<String> items) {
        all.add(Integer.toString(items.size()));
        all.addAll(items);
    }
}
