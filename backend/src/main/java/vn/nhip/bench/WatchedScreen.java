package vn.nhip.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** One screen: which answered updates it has not shown yet. */
final class WatchedScreen {
    private static final String CHANGES = "{\"type\":\"changes\"";

    private final BoardSeen seen;
    private final Deque<Answered> waiting = new ArrayDeque<>();
    private long position = -1;

    private record Answered(long position, long at, int round) {}

    WatchedScreen(BoardSeen seen) {
        this.seen = seen;
    }

    void frame(String text, int round) {
        long now = System.nanoTime();
        position = Math.max(position, HttpSender.number(text, "\"position\":"));
        if (text.startsWith(CHANGES)) seen.frame(position, text.length(), now, round);
        // Answers may overtake each other, so each is asked.
        waiting.removeIf(answered -> {
            if (answered.position() > position) return false;
            seen.latencies.add(answered.round(), now - answered.at());
            return true;
        });
    }

    /** A screen may be quicker than the answer. */
    void answered(long committed, long at, int round) {
        if (committed <= position) seen.latencies.add(round, 0);
        else waiting.add(new Answered(committed, at, round));
    }
}
