package vn.nhip.screens;

import java.time.Duration;
import java.time.Instant;

/** Who may change walls: one key, compared in constant time, with few wrong guesses a minute from one address. */
final class OperatorKey {
    private final String hash;
    private final Gate wrong;
    private final ScreenMeters meters;

    /** @param key null when none is configured: then nobody may */
    OperatorKey(String key, ScreenLimits limits, ScreenMeters meters) {
        this.hash = key == null || key.isBlank() ? null : Secrets.hash(key);
        this.wrong = new Gate(limits.wrongKeysPerAddress(), Duration.ofMinutes(1), limits.callers());
        this.meters = meters;
    }

    /** Passes, or fails with the refusal to answer with. */
    void require(String shown, String address, Instant now) {
        if (hash == null) throw Refusal.notFound(null);
        if (wrong.shut(address, now)) {
            // The right key is not looked at either, or guessing would go on.
            meters.refused("keys");
            throw Refusal.tooMany("too many wrong keys from this address", wrong.waitSeconds(address, now));
        }
        if (shown != null && Secrets.same(hash, Secrets.hash(shown))) return;
        meters.refused("key");
        wrong.pass(address, now);
        throw Refusal.unauthorized("the operator's key is needed");
    }
}
