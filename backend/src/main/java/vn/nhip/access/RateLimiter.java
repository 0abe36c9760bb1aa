package vn.nhip.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.ops.OneLoop;

/** Lets each caller pass a number of times in a span, and remembers a bounded number of callers. */
public final class RateLimiter {
    private final OneLoop loop = new OneLoop();
    private final int most;
    private final Duration span;
    private final int mostCallers;
    /** Oldest span first. */
    private final Map<String, Span> spans = new LinkedHashMap<>();

    private static final class Span {
        final Instant beganAt;
        int passed;

        Span(Instant beganAt) {
            this.beganAt = beganAt;
        }
    }

    /** @param mostCallers beyond, who came first is forgotten first */
    public RateLimiter(int most, Duration span, int mostCallers) {
        this.most = most;
        this.span = span;
        this.mostCallers = mostCallers;
    }

    /** Passes, and counts it; false when the caller has passed often enough. */
    public boolean pass(String caller, Instant now) {
        loop.requireHere();
        Span current = current(caller, now);
        if (current != null && current.passed >= most) return false;
        if (current == null) {
            spans.remove(caller);
            current = new Span(now);
            spans.put(caller, current);
            if (spans.size() > mostCallers)
                spans.remove(spans.keySet().iterator().next());
        }
        current.passed++;
        return true;
    }

    /** Whether the next would be sent away. */
    public boolean shut(String caller, Instant now) {
        loop.requireHere();
        Span current = current(caller, now);
        return current != null && current.passed >= most;
    }

    /** Whole seconds until the caller may pass again; at least 1. */
    public long waitSeconds(String caller, Instant now) {
        loop.requireHere();
        Span current = current(caller, now);
        Duration left = current == null ? Duration.ZERO : Duration.between(now, current.beganAt.plus(span));
        return Math.max(1, left.plusMillis(999).toSeconds());
    }

    /** A clock that was set back begins a new span, so that nobody waits for a past that comes again. */
    private @Nullable Span current(String caller, Instant now) {
        Span known = spans.get(caller);
        boolean within = known != null && !now.isBefore(known.beganAt) && now.isBefore(known.beganAt.plus(span));
        return within ? known : null;
    }
}
