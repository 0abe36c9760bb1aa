package vn.nhip.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.Units;
import vn.nhip.ops.OneLoop;
import vn.nhip.score.Scores;
import vn.nhip.score.View;
import vn.nhip.wire.Now;

/** The boards that are followed, each with the newest scores of its view. */
final class Boards {
    private static final long EMPTY_NANOS = 300_000_000_000L;
    private static final Set<String> FOLLOWING = Set.of("week", "month", "quarter", "year");
    private final OneLoop loop = new OneLoop();

    private final Function<BoardChannel.Key, BoardChannel> making;
    /** Periods of which the province's board is kept without screens. */
    private final Set<String> kept;

    private final Map<BoardChannel.Key, BoardChannel> channels = new HashMap<>();
    private final Map<BoardChannel.Key, Long> emptySince = new HashMap<>();
    /** Of every view that has a channel, the main one included. */
    private final Map<View, Scores> scoresOf = new HashMap<>();

    private @Nullable Scores main;

    /** @param wallPeriod what a wall shows that was told no period */
    Boards(Function<BoardChannel.Key, BoardChannel> making, String wallPeriod) {
        this.making = making;
        this.kept = new LinkedHashSet<>(List.of("month", wallPeriod));
    }

    /** The main view's newest scores; null before the first tick. */
    @Nullable
    Scores main() {
        loop.requireHere();
        return main;
    }

    /** The newest scores of a view; null when nobody follows it. */
    @Nullable
    Scores of(View view) {
        loop.requireHere();
        return scoresOf.get(view);
    }

    /** The newest scores of what a board shows; null when its period is over by now, or nobody follows its view. */
    @Nullable
    Scores shownOn(BoardChannel channel) {
        loop.requireHere();
        Scores newest = of(channel.view);
        return newest != null && newest.standings().containsKey(channel.period) ? newest : null;
    }

    /** Everything is scored otherwise from now on. */
    void restart(Scores newest, Units units, LocalDate today) {
        loop.requireHere();
        channels.clear();
        emptySince.clear();
        scoresOf.clear();
        main = newest;
        scoresOf.put(newest.view(), newest);
        keepProvince(newest, units, today);
    }

    /**
     * Tells the screens of a view what changed.
     *
     * @return the boards that are over: a period that has closed is read over HTTP
     */
    List<BoardChannel> show(Scores newest, Units units, Now now, LocalDate today) {
        loop.requireHere();
        Scores before = main;
        boolean first = before == null;
        boolean isMain = before == null || newest.view().equals(before.view());
        if (isMain) main = newest;
        if (!isMain && !scoresOf.containsKey(newest.view())) return List.of();
        scoresOf.put(newest.view(), newest);
        if (isMain) keepProvince(newest, units, today);
        for (BoardChannel channel : channels.values()) {
            if (!first && channel.view.equals(newest.view()) && !channel.over(newest)) channel.changed(newest, now);
        }
        List<BoardChannel> ended = new ArrayList<>();
        channels.values().removeIf(channel -> {
            boolean over = channel.view.equals(newest.view()) && channel.over(newest);
            if (over) ended.add(channel);
            return over;
        });
        return ended;
    }

    /**
     * The province's board of the month, and that of walls, live without screens too, so that the first one is told what has
     * just happened.
     */
    private void keepProvince(Scores of, Units units, LocalDate today) {
        Board province = Board.parse("province", units).orElseThrow();
        for (String period : kept) {
            openPeriod(of, period, today).ifPresent(open -> of(new BoardChannel.Key(province, open, of.view())));
        }
    }

    private BoardChannel of(BoardChannel.Key key) {
        return channels.computeIfAbsent(key, making);
    }

    /** @param found scores that were made for whoever asks for this board */
    BoardChannel follow(BoardChannel.Key key, Scores found) {
        loop.requireHere();
        // An answer that comes late must not put an older picture in the place of a newer one.
        Scores known = scoresOf.get(key.view());
        Scores newest = known == null || known.version() < found.version() ? found : known;
        scoresOf.put(key.view(), newest);
        BoardChannel channel = of(key);
        // The scores of another catalogue than this board began with: it is closed with the next picture.
        channel.over(newest);
        return channel;
    }

    /** Live boards follow open periods; past ones are read over HTTP. */
    static Optional<String> openPeriod(Scores of, String text, LocalDate today) {
        try {
            Period wanted = Period.parse(text, today);
            if (of.standings().containsKey(wanted.id())) return Optional.of(wanted.id());
            if (!FOLLOWING.contains(text)) return Optional.empty();
            // Just after midnight the scores may still stand in the old day.
            return of.standings().keySet().stream()
                    .filter(open -> Period.parse(open, today).kind() == wanted.kind())
                    .findFirst();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** @return the views that screens follow, the main one included; none before the first tick */
    Set<View> beat(Now now) {
        loop.requireHere();
        Scores scored = main;
        if (scored == null) return Set.of();
        Set<View> watched = new HashSet<>(Set.of(scored.view()));
        for (Map.Entry<BoardChannel.Key, BoardChannel> entry : List.copyOf(channels.entrySet())) {
            BoardChannel channel = entry.getValue();
            channel.beat(Objects.requireNonNull(of(channel.view), "a board has the scores of its view"), now);
            if (!channel.screens.isEmpty()) watched.add(channel.view);
            forgetEmpty(entry.getKey(), channel, channel.view.equals(scored.view()));
        }
        return watched;
    }

    /** Scores of views that nobody follows are let go. */
    void keepOnly(Set<View> watched) {
        loop.requireHere();
        Set<View> kept = new HashSet<>(watched);
        channels.values().forEach(channel -> kept.add(channel.view));
        scoresOf.keySet().retainAll(kept);
    }

    private void forgetEmpty(BoardChannel.Key key, BoardChannel channel, boolean ofMain) {
        if (!channel.screens.isEmpty() || (ofMain && channel.board.isProvince())) {
            emptySince.remove(key);
            return;
        }
        long since = emptySince.computeIfAbsent(key, missing -> System.nanoTime());
        if (!ofMain || System.nanoTime() - since > EMPTY_NANOS) {
            channels.remove(key);
            emptySince.remove(key);
        }
    }
}
