package vn.nhip.window;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.zip.CRC32;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/**
 * Every Redis key of the windows. The province is a hash tag, so all keys share a slot and one script may touch them all.
 * The schema version and a fingerprint of the zone, the measures and the tree of units are part of each key: another
 * build, catalogue or list of units starts beside the old windows, not on top of them.
 */
final class Keys {
    private static final int SCHEMA = 1;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final String prefix;

    Keys(Units units, ZoneId zone, Collection<Measure> measures) {
        StringBuilder shape = new StringBuilder(zone.getId()).append(';');
        for (Measure measure : measures) shape.append(measure.key()).append(';');
        for (Unit unit : units.all()) {
            shape.append(unit.code()).append('<').append(unit.parent()).append(';');
        }
        CRC32 fingerprint = new CRC32();
        fingerprint.update(shape.toString().getBytes(StandardCharsets.US_ASCII));
        String province = units.province().code().value();
        prefix = "nhip:{" + province + "}:w" + SCHEMA + "-" + Long.toHexString(fingerprint.getValue()) + ":";
    }

    /** What all keys of these windows begin with. */
    String prefix() {
        return prefix;
    }

    /** Hash: pos, asOf, today, version. */
    String head() {
        return prefix + "head";
    }

    /** String, expiring: the token of the rebuild under way; others keep their hands off while it lives. */
    String rebuilder() {
        return prefix + "rebuilder";
    }

    /** Sorted set: unit → the version at which it last changed. */
    String changed() {
        return prefix + "changed";
    }

    /** Hash: unit|period|component → met;total. */
    String figures() {
        return prefix + "figures";
    }

    /** Set: the months in which any mark lies. */
    String months() {
        return prefix + "months";
    }

    /** Hash: measure → flow of the day, ~measure → net change of the stock on that day. */
    String day(LocalDate day, String unit) {
        return prefix + "d:" + DAY.format(day) + ":" + unit;
    }

    /** The same per procedure (measure|procedure, ~measure|procedure); kept for as long as a rolling window may need it. */
    String dayProcedures(LocalDate day, String unit) {
        return prefix + "dp:" + DAY.format(day) + ":" + unit;
    }

    /** Hash: measure → flow of the period; in months also ~measure → net change of the stock. */
    String sum(String period, String unit) {
        return prefix + "s:" + period + ":" + unit;
    }

    /** Hash: measure → stock now. */
    String stock(String unit) {
        return prefix + "k:" + unit;
    }

    /** Hash: measure|procedure → flow of the period; in months also ~measure|procedure. */
    String procedures(String period, String unit) {
        return prefix + "p:" + period + ":" + unit;
    }

    /** Hash: measure|procedure → stock now. */
    String procedureStock(String unit) {
        return prefix + "pk:" + unit;
    }

    /** Hash: measure → number of procedures whose flow and stock together are not zero; open periods only. */
    String distinct(String period, String unit) {
        return prefix + "x:" + period + ":" + unit;
    }

    /** Hash: minute of the hour and kind → count; expires after the pulse has passed it. */
    String pulse(long hour) {
        return prefix + "u:" + hour;
    }
}
