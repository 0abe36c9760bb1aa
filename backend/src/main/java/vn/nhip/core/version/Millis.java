package vn.nhip.core.version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as they are kept: in whole milliseconds, so that what is read back equals what was told. */
public final class Millis {
    private Millis() {}

    /** @param at null stays null */
    public static Instant of(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }
}
