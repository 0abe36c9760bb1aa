package vn.nhip.screens;

import java.time.Instant;

/**
 * A code that a wall shows now.
 *
 * @param secretHash of what only that wall knows
 * @param screen that an operator has made of it; null while it waits
 */
record Enrolment(String code, String secretHash, Instant expiresAt, String screen) {
    boolean waiting() {
        return screen == null;
    }

    Enrolment confirmed(String id) {
        return new Enrolment(code, secretHash, expiresAt, id);
    }
}
