package vn.nhip.core.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks peers: competition ranking (1, 2, 2, 4) on the total of 2 places, ties in the order of their names; units
 * without a case come last, unranked.
 */
public final class Ranking {
    private Ranking() {}

    /**
     * One peer.
     *
     * @param key identity, whatever the caller uses
     */
    public record Peer<K>(K key, String name, Sheet sheet) {}

    /**
     * One place.
     *
     * @param rank null for a unit without a case
     */
    public record Place<K>(K key, Integer rank, Sheet sheet) {}

    /** @param byName the collation of names (Vietnamese) */
    public static <K> List<Place<K>> of(List<Peer<K>> peers, Comparator<String> byName) {
        List<Peer<K>> order = new ArrayList<>(peers);
        order.sort(Comparator.<Peer<K>, Boolean>comparing(peer -> !peer.sheet().hasCases())
                .thenComparing(
                        peer -> peer.sheet().hasCases() ? peer.sheet().total().negate() : java.math.BigDecimal.ZERO)
                .thenComparing(Peer::name, byName));
        List<Place<K>> places = new ArrayList<>();
        Integer rank = null;
        for (int i = 0; i < order.size(); i++) {
            Peer<K> peer = order.get(i);
            boolean tie = i > 0
                    && order.get(i - 1).sheet().total().compareTo(peer.sheet().total()) == 0;
            if (!peer.sheet().hasCases()) rank = null;
            else if (!tie || rank == null) rank = i + 1;
            places.add(new Place<>(peer.key(), rank, peer.sheet()));
        }
        return places;
    }
}
