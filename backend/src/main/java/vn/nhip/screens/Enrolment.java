package vn.nhip.screens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that a wall shows now.
 *
 * @param secretHash of what only that wall knows
 * @param screen that an operator has made of it; null while it waits
 */
record Enrolment(
        String code,
        String secretHash,
        Instant expiresAt,
        @Nullable String screen) {
    boolean waiting() {
        return screen == null;
    }

    Enrolment confirmed(String id) {
        return new Enrolment(code, secretHash, expiresAt, id);
    }
}
