package vn.nhip.demo;

import java.time.Instant;

/**
 * One event of the simulated province, as it goes over the wire.
 *
 * @param deliverAt when the feed delivers it; seconds to hours after it happened
 * @param json a CloudEvent (docs/wire.md section 1)
 */
public record SimulatedEvent(Instant deliverAt, Kind kind, String json) {
    /** What an event is about. */
    public enum Kind {
        CASE,
        PROGRESS,
        RATING,
        ACKNOWLEDGEMENT,
        PETITION,
        PROCEDURE,
        FIGURE,
        /** Broken on purpose: the door must set it aside. */
        BROKEN
    }
}
