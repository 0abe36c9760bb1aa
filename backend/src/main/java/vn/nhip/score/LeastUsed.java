package vn.nhip.score;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers a bounded number of answers; the one that was asked for longest ago goes first. */
final class LeastUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final float USUAL_LOAD = 0.75f;

    private final int most;

    /** @param most that are remembered, at least 1 */
    LeastUsed(int most) {
        super(16, USUAL_LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
