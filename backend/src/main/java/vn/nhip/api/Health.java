package vn.nhip.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.ledger.PgLedger;
import vn.nhip.window.Checked;
import vn.nhip.wire.FeedSource;

/**
 * How the server is.
 *
 * @param loading who tells history just now
 * @param problems why a screen could be wrong; empty when none could
 * @param ledgerPosition −1 when PostgreSQL does not answer
 * @param windowPosition −1 before the first tick
 * @param behind batches that the windows have yet to follow; −1 when it is not known
 * @param asOf the instant that the figures describe; null before the first
 * @param check of the windows against the ledger
 * @param tickAgeMillis since the last tick that succeeded; −1 before the first
 */
public record Health(
        String build,
        Instant startedAt,
        Instant now,
        long ledgerPosition,
        long windowPosition,
        long behind,
        @Nullable Instant asOf,
        long tickAgeMillis,
        int queued,
        int screens,
        List<FeedSource> sources,
        List<String> loading,
        Checked check,
        PgLedger.Refold refold,
        List<String> problems) {
    /** So many batches come between two looks of a busy server; more than these are a stretch to follow. */
    private static final long USUALLY_BEHIND = 50;

    public Health {
        sources = List.copyOf(sources);
        loading = List.copyOf(loading);
        problems = List.copyOf(problems);
    }

    /**
     * {@code ok}; {@code behind} while the figures are older than what has arrived, and {@code loading} while history
     * arrives, and both say so; {@code wrong}.
     */
    String status() {
        if (!problems.isEmpty()) return "wrong";
        if (behind > USUALLY_BEHIND) return "behind";
        return loading.isEmpty() ? "ok" : "loading";
    }
}
