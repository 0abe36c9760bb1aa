package vn.nhip.live;

import java.time.Instant;

/**
 * One feed's freshness.
 *
 * @param sourceAt when it was last heard of, changes or not; null for never
 * @param intervalSeconds how often it promises to be heard of
 */
public record Source(String name, Instant sourceAt, int intervalSeconds) {}
