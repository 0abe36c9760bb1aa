package vn.nhip.core.version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as they are kept: in whole milliseconds, so that what is read back equals what was told. */
public final class Millis {
    private Millis() {}

    public static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Of a moment that may not be known. */
    public static @Nullable Instant ofNullable(@Nullable Instant at) {
        return at == null ? null : of(at);
    }
}
