package vn.nhip.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The views beside the main one, each scored for as long as somebody looks at it. Belongs to the windows' loop. */
final class OtherViews {
    static final int MOST_VIEWS = 16;

    private static final long VIEW_LIVES_NANOS = TimeUnit.MINUTES.toNanos(5);
    /** A view that was just asked for is not put out by another one. */
    private static final long VIEW_HELD_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Function<View, ViewScorer> scorers;
    private final ScoreMeters meters;
    private final LongSupplier nanos;
    /** The one that was used longest ago first. */
    private final Map<View, Used> views = new LinkedHashMap<>(16, 0.75f, true);

    private record Used(ViewScorer scoring, long at) {}

    /**
     * @param scorers makes one
     * @param nanos a clock for ages, as {@code System.nanoTime()}
     */
    OtherViews(Function<View, ViewScorer> scorers, ScoreMeters meters, LongSupplier nanos) {
        this.scorers = scorers;
        this.meters = meters;
        this.nanos = nanos;
    }

    /** @throws BusyException when too many views are looked at */
    ViewScorer use(View view) {
        Used used = views.get(view);
        if (used == null) makeRoom();
        ViewScorer scoring = used == null ? scorers.apply(view) : used.scoring();
        views.put(view, new Used(scoring, nanos.getAsLong()));
        meters.views(views.size());
        return scoring;
    }

    private void makeRoom() {
        if (views.size() < MOST_VIEWS) return;
        Map.Entry<View, Used> oldest = views.entrySet().iterator().next();
        if (nanos.getAsLong() - oldest.getValue().at() < VIEW_HELD_NANOS) {
            meters.viewRefused();
            throw new BusyException("more than " + MOST_VIEWS + " views are looked at");
        }
        views.remove(oldest.getKey());
    }

    /** Those that nobody has asked for for five minutes. */
    void forgetUnused() {
        long now = nanos.getAsLong();
        views.values().removeIf(used -> now - used.at() > VIEW_LIVES_NANOS);
        meters.views(views.size());
    }

    List<ViewScorer> all() {
        return views.values().stream().map(Used::scoring).toList();
    }
}
