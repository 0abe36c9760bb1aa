package vn.nhip.intake;

import java.time.Duration;

/**
 * How a Redis stream is read.
 *
 * @param feed the feed's name
 * @param consumer this process within the group: the same after a restart, different from its neighbours
 * @param count entries read at once
 * @param block how long one read waits for news; also how long a stop may take
 * @param claimAfter entries that another consumer has held this long without acknowledging are taken over
 * @param claimEvery how often such entries are looked for
 * @param firstBackoff after a failure; doubled up to {@code longestBackoff}
 */
public record StreamSettings(
        String feed,
        String key,
        String group,
        String consumer,
        int count,
        Duration block,
        Duration claimAfter,
        Duration claimEvery,
        Duration firstBackoff,
        Duration longestBackoff) {
    /** @throws IllegalArgumentException for a number that would stop the reading */
    public StreamSettings {
        if (count < 1 || count > 500) throw new IllegalArgumentException("a stream is read by 1 to 500 entries");
        if (block.toMillis() < 1 || block.toSeconds() > 5) {
            throw new IllegalArgumentException("a read of a stream waits for 1 ms to 5 s");
        }
        if (claimAfter.isNegative() || claimEvery.toMillis() < 1 || firstBackoff.toMillis() < 1) {
            throw new IllegalArgumentException("the waits of a stream must be at least 1 ms");
        }
    }

    /** With the usual numbers. */
    public static StreamSettings of(String feed, String key, String group, String consumer) {
        return new StreamSettings(
                feed,
                key,
                group,
                consumer,
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofSeconds(10));
    }
}
