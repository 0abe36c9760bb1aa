package vn.nhip.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One feed's freshness.
 *
 * @param sourceAt to when it has told all that it knows, changes or not; null while nothing is known of it
 * @param intervalSeconds how often it promises to be heard of
 */
public record FeedSource(String name, @Nullable Instant sourceAt, int intervalSeconds) {}
