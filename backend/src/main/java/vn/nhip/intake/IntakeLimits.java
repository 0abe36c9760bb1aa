package vn.nhip.intake;

import java.time.Duration;

/**
 * What the doors take before they refuse; every refusal is counted ({@code nhip_intake_refused_total}).
 *
 * @param maxBodyBytes of one HTTP body, one stream entry, one line of a file
 * @param maxRows of one message
 * @param maxOpenBodies HTTP bodies being read or waiting for the ledger at once, so that memory is bounded; as many
 *     again of senders that have yet to say who they are, so that strangers cannot shut the door on known ones
 * @param bodyTimeout a body that takes longer to come is cut off
 * @param maxSessions of the portal's V1 form; the oldest is dropped
 * @param sessionLife of one V1 session
 * @param retryAfterFull told to a sender when the queue is full; whole seconds
 * @param retryAfterAway told to a sender when PostgreSQL is away; whole seconds
 */
public record IntakeLimits(
        int maxBodyBytes,
        int maxRows,
        int maxOpenBodies,
        Duration bodyTimeout,
        int maxSessions,
        Duration sessionLife,
        Duration retryAfterFull,
        Duration retryAfterAway) {
    public static final IntakeLimits DEFAULT = new IntakeLimits(
            5_000_000,
            500,
            64,
            Duration.ofSeconds(30),
            1_000,
            Duration.ofHours(12),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    /** @throws IllegalArgumentException for a limit that would let nothing in */
    public IntakeLimits {
        if (maxBodyBytes < 1 || maxRows < 1 || maxOpenBodies < 1 || maxSessions < 1) {
            throw new IllegalArgumentException("intake limits must be at least 1");
        }
        if (sessionLife.toMillis() < 1 || bodyTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("sessionLife and bodyTimeout must be positive");
        }
        if (retryAfterFull.toSeconds() < 1 || retryAfterAway.toSeconds() < 1) {
            throw new IllegalArgumentException("Retry-After must be at least one second");
        }
    }
}
