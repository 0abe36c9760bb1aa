package vn.nhip.window;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Adds what is emitted up in memory, key by key and field by field. */
final class MapSink implements FieldWriter.Sink {
    final Map<String, Map<String, Long>> hashes;
    /** In which any mark lies. */
    final Set<String> months = new HashSet<>();

    private final Predicate<String> wanted;

    /**
     * @param hashes are added to
     * @param wanted keys; others are passed over
     */
    MapSink(Map<String, Map<String, Long>> hashes, Predicate<String> wanted) {
        this.hashes = hashes;
        this.wanted = wanted;
    }

    @Override
    public void add(String key, String field, long delta) {
        if (!wanted.test(key)) return;
        hashes.computeIfAbsent(key, missing -> new HashMap<>()).merge(field, delta, Long::sum);
    }

    @Override
    public void distinctFlow(FieldWriter.Distinct target, String stockKey, String field, String measure, long delta) {
        add(target.flowKey(), field, delta);
    }

    @Override
    public void distinctStock(
            String stockKey, String field, String measure, long delta, List<FieldWriter.Distinct> open) {
        add(stockKey, field, delta);
    }

    @Override
    public void month(String month) {
        months.add(month);
    }
}
