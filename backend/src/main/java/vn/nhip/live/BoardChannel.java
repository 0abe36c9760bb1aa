package vn.nhip.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.score.Cause;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;
import vn.nhip.score.View;
import vn.nhip.window.WindowSnapshot;
import vn.nhip.wire.Now;

/**
 * One board in one period: its epoch, its offset, the frames that can still be sent again, and its screens. Offsets have
 * no holes. A screen that is behind is never sent a queue: when it can take more it gets the newest picture.
 */
final class BoardChannel {
    private static final int RECENT = 12;
    /**
     * A screen that has missed ten whole pictures is sent one. Each row holds a whole sheet: kept by frames alone, an hour in
     * which much changes would fill the heap.
     */
    private static final int PICTURES_KEPT = 10;

    private static final int ROWS_KEPT_AT_LEAST = 200;
    /** The province's board tells of other units too; after a long catch-up there are thousands. */
    private static final int MOST_OF_OTHERS = 60;

    final Board board;
    final String period;
    final View view;
    final String epoch = UUID.randomUUID().toString().substring(0, 8);
    final Set<Screen> screens = new LinkedHashSet<>();
    private @Nullable String catalogue;
    private final int historySize;
    private final FrameCodec codec;
    private final LiveMeters meters;
    private final Deque<Sent> history = new ArrayDeque<>();
    private final Deque<Cause> recent = new ArrayDeque<>();
    private Map<String, Integer> bands = Map.of();
    private int rowsKept;
    private long offset;
    /** As it was asked for last: many screens that come at once are greeted by one encoding. */
    private @Nullable Whole whole;

    /** What a channel follows. */
    record Key(Board board, String period, View view) {}

    /** A changes frame that can still be sent again, with what it was made from. */
    private record Sent(long offset, Scores scores, List<UnitRow> rows, List<Cause> causes) {}

    /** All rows as text, with what they were made from, which is never changed in place. */
    private record Whole(Standing of, WindowSnapshot.@Nullable Pulse pulse, String rows) {}

    BoardChannel(Key key, int historySize, FrameCodec codec, LiveMeters meters) {
        this.board = key.board();
        this.period = key.period();
        this.view = key.view();
        this.historySize = historySize;
        this.codec = codec;
        this.meters = meters;
    }

    /** Greets a screen: with what it missed, when that is still at hand, else with the whole picture. */
    void greet(Screen screen, String knownEpoch, long knownOffset, Scores scores, Now now) {
        screens.add(screen);
        boolean covered = knownOffset == offset
                || (!history.isEmpty() && history.peekFirst().offset() <= knownOffset + 1);
        if (!epoch.equals(knownEpoch) || knownOffset > offset || !covered) {
            sendSnapshot(screen, scores, now);
            return;
        }
        meters.recovered().increment();
        boolean first = true;
        for (Sent sent : history) {
            if (sent.offset() <= knownOffset) continue;
            screen.send(
                    codec.changes(board, period, sent.offset(), sent.scores(), now, sent.rows(), sent.causes(), first));
            first = false;
        }
        if (first) screen.send(codec.beat(period, epoch, offset, scores, now, true));
    }

    private void sendSnapshot(Screen screen, Scores scores, Now now) {
        meters.snapshots().increment();
        screen.send(picture(scores, now));
    }

    /** The whole picture as a frame; a screen that has read it goes on with this epoch and offset. */
    String picture(Scores scores, Now now) {
        Standing standing = FrameCodec.standing(scores, period);
        // Of the province's row alone the pulse is a part.
        WindowSnapshot.Pulse pulse = board.isProvince() ? scores.pulse() : null;
        Whole known = whole;
        if (known == null || known.of() != standing || known.pulse() != pulse) {
            bands = bands(standing);
            known = new Whole(standing, pulse, codec.rows(board, scores, standing));
            whole = known;
        }
        FrameCodec.Point here = new FrameCodec.Point(board, period, epoch, offset);
        return codec.snapshot(here, scores, now, known.rows(), List.copyOf(recent));
    }

    /** A screen that was behind can take more: it gets the newest picture. */
    void catchUp(Screen screen, @Nullable Scores scores, Now now) {
        if (scores != null && scores.standings().containsKey(period)) sendSnapshot(screen, scores, now);
    }

    /** Sends what a tick changed on this board; nothing when it changed nothing here. */
    void changed(Scores scores, Now now) {
        Standing standing = scores.standings().get(period);
        if (standing == null) return;
        List<UnitRow> all = board.rows(standing);
        Set<UnitCode> mine = new HashSet<>();
        for (UnitRow row : all) mine.add(row.unit().code());
        Set<UnitCode> touched = scores.changed().getOrDefault(period, Set.of());
        Map<String, Integer> bandsBefore = bands;
        bands = bands(standing);
        // The province's row carries its departments' bands, and these may change without it.
        boolean whole = !bands.equals(bandsBefore);
        List<UnitRow> rows = all.stream()
                .filter(row -> whole || touched.contains(row.unit().code()))
                .toList();
        if (rows.isEmpty()) return;
        List<Cause> causes = new ArrayList<>();
        for (Cause cause : scores.causes().getOrDefault(period, List.of())) {
            boolean own = mine.contains(cause.unit());
            if (own || (board.tells(cause.unit(), mine) && causes.size() < MOST_OF_OTHERS)) causes.add(cause);
        }
        offset++;
        history.addLast(new Sent(offset, slim(scores), rows, causes));
        rowsKept += rows.size();
        int most = Math.max(ROWS_KEPT_AT_LEAST, PICTURES_KEPT * all.size());
        while (history.size() > historySize || rowsKept > most) {
            rowsKept -= history.removeFirst().rows().size();
        }
        for (Cause cause : causes) recent.addLast(cause);
        while (recent.size() > RECENT) recent.removeFirst();
        if (screens.isEmpty()) return;
        String frame = codec.changes(board, period, offset, scores, now, rows, causes, false);
        for (Screen screen : List.copyOf(screens)) screen.send(frame);
    }

    private Map<String, Integer> bands(Standing standing) {
        return board.isProvince() ? codec.bands(standing) : Map.of();
    }

    /** A frame in history needs only its own period; keeping whole scores a thousand times would be heavy. */
    private Scores slim(Scores scores) {
        Standing standing = FrameCodec.standing(scores, period);
        Standing small = new Standing(
                period, standing.method(), Map.of(), Map.of(), standing.baseline(), standing.otherMethod());
        Standing kept = board.isProvince() ? standing : small;
        return new Scores(
                scores.view(),
                scores.version(),
                scores.position(),
                scores.asOf(),
                scores.changedAt(),
                Map.of(period, kept),
                Map.of(),
                Map.of(),
                scores.pulse());
    }

    /** Whether these scores are of this board no more: the period is over, or it is scored by another catalogue. */
    boolean over(Scores scores) {
        Standing standing = scores.standings().get(period);
        if (standing == null) return true;
        String now = standing.method().catalogue().id();
        if (catalogue == null) catalogue = now;
        return !catalogue.equals(now);
    }

    void beat(Scores scores, Now now) {
        if (screens.isEmpty()) return;
        String frame = codec.beat(period, epoch, offset, scores, now, false);
        for (Screen screen : List.copyOf(screens)) screen.send(frame);
    }
}
