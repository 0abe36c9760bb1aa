package vn.nhip.window;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.zip.CRC32;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/**
 * Every Redis key of the windows. The province is a hash tag, so all keys share a slot and one script may touch them all.
 * The schema version, whose ledger it is and a fingerprint of the zone, the measures and today's tree of units are part of
 * each key: another build, ledger, catalogue or list of units, and a day on which units move, starts beside the old
 * windows, not on top of them.
 */
final class RedisKeys {
    private static final int SCHEMA = 4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Of the ledger's identity: enough to tell the few ledgers that share a Redis apart. */
    private static final int LEDGER_DIGITS = 8;

    private final String family;
    private final String ledger;
    private final String prefix;

    /** @param ledger its identity */
    RedisKeys(String ledger, Units units, ZoneId zone, Collection<MeasureIndex.Known> measures) {
        StringBuilder shape = new StringBuilder(zone.getId()).append(';');
        measures.stream()
                .map(MeasureIndex.Known::key)
                .sorted()
                .forEach(key -> shape.append(key).append(';'));
        for (Unit unit : units.all()) {
            shape.append(unit.code()).append('<').append(unit.parent()).append(';');
        }
        CRC32 fingerprint = new CRC32();
        fingerprint.update(shape.toString().getBytes(StandardCharsets.US_ASCII));
        family = "nhip:{" + units.province().code().value() + "}:w";
        this.ledger = ledger.substring(0, LEDGER_DIGITS);
        prefix = family + SCHEMA + "-" + this.ledger + "-" + Long.toHexString(fingerprint.getValue()) + ":";
    }

    /** Whether windows that begin so are of this ledger, or from before windows said of which they are. */
    boolean isOfThisLedger(String otherPrefix) {
        String[] parts = otherPrefix.substring(family.length()).split("-");
        return parts.length < 3 || parts[1].equals(ledger);
    }

    /** A key as the register calls it. */
    String name(String key) {
        return key.substring(prefix.length());
    }

    /** What the keys of all windows of this province begin with, of whatever build, catalogue or tree. */
    String family() {
        return family;
    }

    /** Under this name, which is no unit's, the procedures of a parent and of all below it are counted. */
    static String together(String unit) {
        return unit + "+";
    }

    /** What all keys of these windows begin with. */
    String prefix() {
        return prefix;
    }

    /**
     * Hash: pos, mark (of the batch at that position), asOf, today, version, born (which rebuild made them), keys (how many
     * the register has).
     */
    String head() {
        return prefix + "head";
    }

    /** Hash, the register: the rest of a key → how many fields it has; of every key but the head and this one. */
    String sizes() {
        return prefix + "sizes";
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

    /**
     * Hash: measure|day → what came to be so on that day, of things whose own day, which is named, lies earlier (petitions
     * that count otherwise since); 30 days.
     */
    String turned(LocalDate day, String unit) {
        return prefix + "t:" + DAY.format(day) + ":" + unit;
    }

    /**
     * Hash: measure|procedure → flow of the day, ~measure|procedure → net change of the stock; 31 days.
     *
     * @param holder a unit without units below it, or {@link #together}
     */
    String dayProcedures(LocalDate day, String holder) {
        return prefix + "dp:" + DAY.format(day) + ":" + holder;
    }

    /** Hash: measure → flow of the period; also ~measure → net change of the stock, where {@link NetChanges} says so. */
    String sum(String period, String unit) {
        return prefix + "s:" + period + ":" + unit;
    }

    /** Whether a key is {@link #sum} or {@link #procedures} of a month. */
    boolean isOfMonth(String key) {
        int at = prefix.length();
        boolean sums = key.startsWith("s:", at) || key.startsWith("p:", at);
        return sums && key.length() > at + 9 && key.charAt(at + 6) == '-' && Character.isDigit(key.charAt(at + 7));
    }

    /** Whether a key is {@link #procedures} of some period. */
    boolean isProcedures(String key) {
        return key.startsWith("p:", prefix.length());
    }

    /** Hash: measure → stock now. */
    String stock(String unit) {
        return prefix + "k:" + unit;
    }

    /**
     * Hash: measure|procedure → flow of the period; also ~measure|procedure, as in {@link #sum}.
     *
     * @param unit its own, of every calendar period; or {@link #together}, of open periods only
     */
    String procedures(String period, String unit) {
        return prefix + "p:" + period + ":" + unit;
    }

    /** Hash: measure|procedure → stock now. */
    String procedureStock(String holder) {
        return prefix + "pk:" + holder;
    }

    /** Hash: measure → number of procedures whose flow and stock together are not zero; open periods only. */
    String distinct(String period, String holder) {
        return prefix + "x:" + period + ":" + holder;
    }

    /** What the keys of the pulse begin with. */
    String pulses() {
        return prefix + "u:";
    }

    /** Hash: minute of the hour and kind → count; goes once the pulse has passed it. */
    String pulse(long hour) {
        return pulses() + hour;
    }

    /** Hash: quarter of an hour of the day and kind → count; goes when the day is over. */
    String pulseDay(LocalDate day) {
        return pulses() + "day:" + DAY.format(day);
    }
}
