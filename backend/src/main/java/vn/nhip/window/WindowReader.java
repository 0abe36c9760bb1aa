package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/** Reads the windows. Parents' plain counts are the sum of their children's, made here; distinct ones are stored. */
final class WindowReader {
    static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final int PULSE = 60;
    /** Longer than a stretch of a rebuild takes; renewed with each. */
    private static final int REBUILDER_MILLIS = 15_000;

    private final Commands commands;
    private final Keys keys;
    private final Collection<Measure> measures;
    private final Units units;

    WindowReader(Commands commands, Keys keys, Collection<Measure> measures, Units units) {
        this.commands = commands;
        this.keys = keys;
        this.measures = measures;
        this.units = units;
    }

    /** Where the windows stand. A position that is no number belongs to a rebuild under way or broken off. */
    record Head(String position, LocalDate today, Instant asOf, long version) {
        boolean usable() {
            return position != null && today != null && position.chars().allMatch(Character::isDigit);
        }
    }

    Future<Head> head() {
        return commands.hash(keys.head()).map(WindowReader::head);
    }

    private static Head head(Map<String, String> fields) {
        String today = fields.get("today");
        return new Head(
                fields.get("pos"),
                today == null ? null : LocalDate.parse(today, DAY),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("asOf", "0"))),
                Long.parseLong(fields.getOrDefault("version", "0")));
    }

    /** Writes the head of windows that are about to be filled; the version starts from the clock so that it never repeats. */
    Future<Void> begin(String token, LocalDate today) {
        return holdOff(token)
                .compose(held -> commands.send(Request.cmd(Command.HSET)
                        .arg(keys.head())
                        .arg("pos")
                        .arg(token)
                        .arg("today")
                        .arg(DAY.format(today))
                        .arg("asOf")
                        .arg(0)
                        .arg("version")
                        .arg(System.currentTimeMillis())))
                .mapEmpty();
    }

    /** Tells other processes that a rebuild is under way; when its process dies the word expires by itself. */
    Future<Void> holdOff(String token) {
        return commands.send(Request.cmd(Command.SET)
                        .arg(keys.rebuilder())
                        .arg(token)
                        .arg("PX")
                        .arg(REBUILDER_MILLIS))
                .mapEmpty();
    }

    /** The rebuild is over, done or not; the word of another rebuild, that took over, stays. */
    Future<Void> release(String token) {
        String ifOwn = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";
        return commands.eval(ifOwn, List.of(keys.rebuilder()), List.of(token)).mapEmpty();
    }

    /** Whether some process rebuilds the windows now. */
    Future<Boolean> rebuilderLives() {
        return commands.send(Request.cmd(Command.EXISTS).arg(keys.rebuilder())).map(found -> found.toInteger() > 0);
    }

    Future<Reading> read(long since) {
        Request changed = Request.cmd(Command.ZRANGE)
                .arg(keys.changed())
                .arg("(" + since)
                .arg("+inf")
                .arg("BYSCORE");
        return commands.together(List.of(Request.cmd(Command.HGETALL).arg(keys.head()), changed))
                .compose(replies -> {
                    Head head = head(Commands.fields(replies.get(0)));
                    if (!head.usable()) {
                        return beingRebuilt();
                    }
                    // Windows that were made anew by a clock that was set back: nothing that was read before counts.
                    if (since > head.version()) return read(-1);
                    Set<UnitCode> wanted = new HashSet<>();
                    for (Response unit : replies.get(1)) wanted.add(new UnitCode(unit.toString()));
                    return readUnits(head.version(), withChildren(wanted));
                });
    }

    private static <T> Future<T> beingRebuilt() {
        return Future.failedFuture(new IllegalStateException("the windows are being rebuilt"));
    }

    /** A parent's counts are the sums of its children's, so reading it means reading them. */
    Set<UnitCode> withChildren(Set<UnitCode> wanted) {
        Set<UnitCode> all = new HashSet<>(wanted);
        for (UnitCode code : wanted) addBelow(code, all);
        return all;
    }

    private void addBelow(UnitCode code, Set<UnitCode> all) {
        for (Unit child : units.childrenOf(code)) {
            all.add(child.code());
            addBelow(child.code(), all);
        }
    }

    /** @param version at which the set of units was read: what changes after it is read next time */
    private Future<Reading> readUnits(long version, Set<UnitCode> wanted) {
        List<UnitCode> order = List.copyOf(wanted);
        List<Request> requests = new ArrayList<>();
        requests.add(Request.cmd(Command.HGETALL).arg(keys.head()));
        requests.add(Request.cmd(Command.HGETALL).arg(keys.figures()));
        return head().compose(head -> {
            if (!head.usable()) return beingRebuilt();
            List<Period> open = Period.openOn(head.today());
            long hour = Math.floorDiv(Mark.minuteOf(head.asOf()), 60L);
            requests.add(Request.cmd(Command.HGETALL).arg(keys.pulse(hour - 1)));
            requests.add(Request.cmd(Command.HGETALL).arg(keys.pulse(hour)));
            for (UnitCode unit : order) {
                requests.add(Request.cmd(Command.HGETALL).arg(keys.stock(unit.value())));
                for (Period period : open) {
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.sum(period.id(), unit.value())));
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.distinct(period.id(), unit.value())));
                }
            }
            return commands.together(requests).map(replies -> reading(version, head, open, hour, order, replies));
        });
    }

    private Reading reading(
            long version, Head expected, List<Period> open, long hour, List<UnitCode> order, List<Response> replies) {
        Head head = head(Commands.fields(replies.get(0)));
        if (!head.usable() || !head.today().equals(expected.today())) {
            throw new IllegalStateException("the windows moved to another day while being read");
        }
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        int at = 4;
        for (UnitCode unit : order) {
            Map<String, String> stock = Commands.fields(replies.get(at++));
            for (Period period : open) {
                Map<String, String> flows = Commands.fields(replies.get(at++));
                Map<String, String> distinct = Commands.fields(replies.get(at++));
                counts.computeIfAbsent(period.id(), id -> new HashMap<>()).put(unit, counts(flows, stock, distinct));
            }
        }
        counts.values().forEach(this::rollUp);
        // Of the moment that the hours were chosen by: a batch that came between may lie in the next one.
        Reading.Pulse pulse = pulse(expected.asOf(), hour, replies.get(2), replies.get(3));
        return new Reading(
                version,
                Long.parseLong(head.position()),
                head.asOf(),
                head.today(),
                counts,
                figures(replies.get(1)),
                pulse);
    }

    /** @param distinct of the period; measures that are not in it count 0 */
    UnitCounts counts(Map<String, String> flows, Map<String, String> stock, Map<String, String> distinct) {
        Map<Measure, Long> counts = new HashMap<>();
        for (Measure measure : measures) {
            String key = measure.key();
            long value;
            if (measure.form() == Measure.Form.DISTINCT_PROCEDURES) {
                value = number(distinct, key);
            } else {
                value = (measure.base().readsFlow() ? number(flows, key) : 0)
                        + (Tallies.readsStock(measure) ? number(stock, key) : 0);
            }
            if (value != 0) counts.put(measure, value);
        }
        return new UnitCounts(counts);
    }

    static long number(Map<String, String> fields, String key) {
        String value = fields.get(key);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Adds children's plain counts to the parents that were read. A unit may have cases of its own besides. */
    void rollUp(Map<UnitCode, UnitCounts> counts) {
        Map<UnitCode, UnitCounts> own = Map.copyOf(counts);
        for (UnitCode code : own.keySet()) {
            Set<UnitCode> below = new HashSet<>();
            addBelow(code, below);
            if (below.isEmpty()) continue;
            Map<Measure, Long> sum = new HashMap<>(own.get(code).counts());
            for (UnitCode child : below) {
                own.getOrDefault(child, UnitCounts.NONE).counts().forEach((measure, value) -> {
                    if (measure.form() != Measure.Form.DISTINCT_PROCEDURES) sum.merge(measure, value, Long::sum);
                });
            }
            counts.put(code, new UnitCounts(sum));
        }
    }

    private static Map<String, Reading.Figure> figures(Response reply) {
        Map<String, Reading.Figure> figures = new HashMap<>();
        Commands.fields(reply).forEach((key, value) -> {
            int cut = value.indexOf(';');
            figures.put(key, new Reading.Figure(decimal(value.substring(0, cut)), decimal(value.substring(cut + 1))));
        });
        return figures;
    }

    private static BigDecimal decimal(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static Reading.Pulse pulse(Instant asOf, long hour, Response before, Response current) {
        Map<String, String> old = Commands.fields(before);
        Map<String, String> now = Commands.fields(current);
        long last = Mark.minuteOf(asOf);
        long[] received = new long[PULSE];
        long[] finished = new long[PULSE];
        for (int i = 0; i < PULSE; i++) {
            long minute = last - (PULSE - 1) + i;
            Map<String, String> fields = Math.floorDiv(minute, 60L) == hour ? now : old;
            long of = Math.floorMod(minute, 60L);
            received[i] = number(fields, of + "|r");
            finished[i] = number(fields, of + "|f");
        }
        return new Reading.Pulse(last, received, finished);
    }

    // ---- closed periods

    /** Flows of the period, and the stock at its end: the sum of all net changes up to it. */
    Future<Map<UnitCode, UnitCounts>> readClosed(Period period, Collection<UnitCode> wanted) {
        List<UnitCode> order = List.copyOf(withChildren(new HashSet<>(wanted)));
        return commands.send(Request.cmd(Command.SMEMBERS).arg(keys.months())).compose(reply -> {
            List<String> months = new ArrayList<>();
            String last = period.end().minusDays(1).toString().substring(0, 7);
            for (Response month : reply) if (month.toString().compareTo(last) <= 0) months.add(month.toString());
            List<Request> requests = new ArrayList<>();
            requests.add(Request.cmd(Command.HGETALL).arg(keys.head()));
            for (UnitCode unit : order) {
                requests.add(Request.cmd(Command.HGETALL).arg(keys.sum(period.id(), unit.value())));
                requests.add(Request.cmd(Command.HGETALL).arg(keys.procedures(period.id(), unit.value())));
                for (String month : months) {
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.sum(month, unit.value())));
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.procedures(month, unit.value())));
                }
            }
            return commands.together(requests).compose(replies -> {
                if (!head(Commands.fields(replies.get(0))).usable()) return beingRebuilt();
                return Future.succeededFuture(closed(order, months.size(), replies));
            });
        });
    }

    private Map<UnitCode, UnitCounts> closed(List<UnitCode> order, int months, List<Response> replies) {
        Map<UnitCode, UnitCounts> counts = new HashMap<>();
        int at = 1;
        for (UnitCode unit : order) {
            Map<String, String> flows = Commands.fields(replies.get(at++));
            Map<String, String> procedures = Commands.fields(replies.get(at++));
            Map<String, Long> stock = new HashMap<>();
            Map<String, Long> procedureStock = new HashMap<>();
            for (int month = 0; month < months; month++) {
                addNet(Commands.fields(replies.get(at++)), stock);
                addNet(Commands.fields(replies.get(at++)), procedureStock);
            }
            Map<String, String> stockFields = new HashMap<>();
            stock.forEach((measure, value) -> stockFields.put(measure, Long.toString(value)));
            counts.put(unit, counts(flows, stockFields, distinctOf(procedures, procedureStock)));
        }
        rollUp(counts);
        return counts;
    }

    private static void addNet(Map<String, String> fields, Map<String, Long> stock) {
        fields.forEach((field, value) -> {
            if (field.startsWith("~")) stock.merge(field.substring(1), Long.parseLong(value), Long::sum);
        });
    }

    /** Counts the procedures whose flow and stock together are not zero. */
    private static Map<String, String> distinctOf(Map<String, String> flows, Map<String, Long> stock) {
        Map<String, Long> together = new HashMap<>(stock);
        flows.forEach((field, value) -> {
            if (!field.startsWith("~")) together.merge(field, Long.parseLong(value), Long::sum);
        });
        Map<String, Long> distinct = new HashMap<>();
        together.forEach((field, value) -> {
            if (value != 0) distinct.merge(field.substring(0, field.indexOf('|')), 1L, Long::sum);
        });
        Map<String, String> fields = new HashMap<>();
        distinct.forEach((measure, value) -> fields.put(measure, Long.toString(value)));
        return fields;
    }
}
