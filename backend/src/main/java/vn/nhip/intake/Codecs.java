package vn.nhip.intake;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.Units;

/** The readers of the two forms, made from one province's units. */
public record Codecs(CloudEventCodec events, DvcqgCodec dvcqg) {
    /** @param zone of stamps that carry none */
    public static Codecs of(Units units, ZoneId zone, IntakeLimits limits) {
        return of(units, zone, limits, null);
    }

    /**
     * The same where officers are on.
     *
     * @param officers null: off
     */
    public static Codecs of(Units units, ZoneId zone, IntakeLimits limits, @Nullable OfficerHash officers) {
        return new Codecs(
                new CloudEventCodec(units, zone, limits, officers), new DvcqgCodec(units, zone, limits, officers));
    }
}
