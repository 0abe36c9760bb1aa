package vn.nhip.core.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update as it leaves the intake door.
 *
 * @param id the same id again is a duplicate and changes nothing; null where the wire has no identity (a replacement
 *     snapshot of the portal's form): then the order of arrival decides, and a repeat of what is known is a duplicate
 * @param occurredAt the sender's event time; null where the wire has none
 * @param arrivedAt when it came, where it was held back since; null: it comes now
 */
public record Update(
        @Nullable String id,
        @Nullable Instant occurredAt,
        CaseUpdate body,
        @Nullable Instant arrivedAt) {
    /** One that comes now. */
    public Update(@Nullable String id, @Nullable Instant occurredAt, CaseUpdate body) {
        this(id, occurredAt, body, null);
    }
}
