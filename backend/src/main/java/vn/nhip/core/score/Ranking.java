package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranks peers: competition ranking (1, 2, 2, 4) on the total of 2 places, ties in the order of their names; units
 * without a case come after them, and units that have ended last, both unranked.
 */
public final class Ranking {
    private Ranking() {}

    /**
     * One peer.
     *
     * @param key identity, whatever the caller uses
     * @param ended it no longer exists when the period is judged
     */
    public record Peer<K>(K key, String name, Sheet sheet, boolean ended) {
        /** A peer that exists. */
        public Peer(K key, String name, Sheet sheet) {
            this(key, name, sheet, false);
        }

        private boolean ranked() {
            return !ended && sheet.rankable();
        }

        /** The order of the three parts of the list. */
        private int part() {
            if (ranked()) return 0;
            return ended ? 2 : 1;
        }
    }

    /**
     * One place.
     *
     * @param rank null for a unit without a case, or that has ended
     * @param close the next better total is nearer than what one case can move, here or there: the difference says
     *     little. Equal totals are a tie and not close
     */
    public record Place<K>(K key, @Nullable Integer rank, Sheet sheet, boolean close) {}

    /** @param byName the collation of names (Vietnamese) */
    public static <K> List<Place<K>> of(List<Peer<K>> peers, Comparator<String> byName) {
        List<Peer<K>> order = new ArrayList<>(peers);
        order.sort(Comparator.<Peer<K>>comparingInt(Peer::part)
                .thenComparing(peer -> peer.ranked() ? peer.sheet().total().negate() : BigDecimal.ZERO)
                .thenComparing(Peer::name, byName));
        List<Place<K>> places = new ArrayList<>();
        int start = 0;
        Tied better = null;
        while (start < order.size() && order.get(start).ranked()) {
            int end = start;
            Tied tied = new Tied(order.get(start).sheet().total(), BigDecimal.ZERO);
            for (; end < order.size() && tied.holds(order.get(end)); end++) {
                tied = tied.with(order.get(end).sheet().caseWorth());
            }
            for (Peer<K> peer : order.subList(start, end)) {
                places.add(new Place<>(peer.key(), start + 1, peer.sheet(), near(peer.sheet(), better)));
            }
            better = tied;
            start = end;
        }
        for (Peer<K> peer : order.subList(start, order.size())) {
            places.add(new Place<>(peer.key(), null, peer.sheet(), false));
        }
        return places;
    }

    /** Those who share a total, with the most that one case can move for any of them. */
    private record Tied(BigDecimal total, BigDecimal worth) {
        boolean holds(Peer<?> peer) {
            return peer.ranked() && peer.sheet().total().compareTo(total) == 0;
        }

        Tied with(BigDecimal other) {
            return new Tied(total, worth.max(other));
        }
    }

    private static boolean near(Sheet sheet, @Nullable Tied better) {
        if (better == null) return false;
        return better.total().subtract(sheet.total()).compareTo(better.worth().max(sheet.caseWorth())) < 0;
    }
}
