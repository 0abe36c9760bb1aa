package vn.nhip.screens;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wall as the server knows it now: what is kept, and what its page has said. Only the register has it, on its loop. */
final class Device {
    /** A wall speaks every 30 s with some jitter; twice in vain may be the network. */
    private static final Duration LIVE = Duration.ofSeconds(75);

    private static final Duration SILENT = Duration.ofMinutes(3);

    ScreenRecord screen;
    Keys keys;
    /** When its page was last heard of; null for never. */
    @Nullable
    Instant contactAt;

    @Nullable
    Beat beat;

    boolean unsaved;
    boolean nameWanted;
    /** Null or past: the name is not shown. */
    @Nullable
    Instant showNameUntil;

    /**
     * @param current hash of the token that opens; null until the wall has fetched it
     * @param since when it was handed out
     * @param next hash of the token that takes its place once the wall has used it; null for none
     */
    record Keys(
            @Nullable String current,
            @Nullable Instant since,
            @Nullable String next) {
        static final Keys NONE = new Keys(null, null, null);
    }

    Device(ScreenRecord screen, Keys keys) {
        this.screen = screen;
        this.keys = keys;
    }

    void heardAt(Instant now) {
        contactAt = now;
        unsaved = true;
    }

    boolean silentAt(Instant now) {
        return contactAt != null && contactAt.plus(SILENT).isBefore(now);
    }

    /** In one word: unclaimed, never, live, late, silent. */
    String stateAt(Instant now) {
        if (keys.current() == null) return "unclaimed";
        if (contactAt == null) return "never";
        if (!contactAt.plus(LIVE).isBefore(now)) return "live";
        return silentAt(now) ? "silent" : "late";
    }
}
