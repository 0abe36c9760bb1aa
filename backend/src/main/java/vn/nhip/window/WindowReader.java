package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Measure;

/** Reads the windows. Parents' plain counts are the sum of their children's, made here; distinct ones are stored. */
final class WindowReader {
    static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Commands commands;
    private final Keys keys;
    private final MeasureIndex index;
    private final Tree tree;
    private final PulseReader pulse;

    WindowReader(Commands commands, Keys keys, MeasureIndex index, Tree tree, PulseReader pulse) {
        this.commands = commands;
        this.keys = keys;
        this.index = index;
        this.tree = tree;
        this.pulse = pulse;
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

    static Head head(Map<String, String> fields) {
        String today = fields.get("today");
        return new Head(
                fields.get("pos"),
                today == null ? null : LocalDate.parse(today, DAY),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("asOf", "0"))),
                Long.parseLong(fields.getOrDefault("version", "0")));
    }

    /** Writes the head of windows that are about to be filled; the version starts from the clock so that it never repeats. */
    Future<Void> begin(String token, LocalDate today) {
        return commands.send(Request.cmd(Command.HSET)
                        .arg(keys.head())
                        .arg("pos")
                        .arg(token)
                        .arg("today")
                        .arg(DAY.format(today))
                        .arg("asOf")
                        .arg(0)
                        .arg("version")
                        .arg(System.currentTimeMillis()))
                .mapEmpty();
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
                    return readUnits(head.version(), tree.withBelow(wanted));
                });
    }

    static <T> Future<T> beingRebuilt() {
        return Future.failedFuture(new IllegalStateException("the windows are being rebuilt"));
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
            requests.addAll(pulse.requests(head));
            for (UnitCode unit : order) {
                requests.add(Request.cmd(Command.HGETALL).arg(keys.stock(unit.value())));
                for (Period period : open) {
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.sum(period.id(), unit.value())));
                    requests.add(Request.cmd(Command.HGETALL).arg(keys.distinct(period.id(), tree.holder(unit))));
                }
            }
            return commands.together(requests).map(replies -> reading(version, head, open, order, replies));
        });
    }

    private Reading reading(
            long version, Head expected, List<Period> open, List<UnitCode> order, List<Response> replies) {
        Head head = head(Commands.fields(replies.get(0)));
        if (!head.usable() || !head.today().equals(expected.today())) {
            throw new IllegalStateException("the windows moved to another day while being read");
        }
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        int at = 2 + PulseReader.REPLIES;
        for (UnitCode unit : order) {
            Map<String, String> stock = Commands.fields(replies.get(at++));
            for (Period period : open) {
                Map<String, String> flows = Commands.fields(replies.get(at++));
                Map<String, String> distinct = Commands.fields(replies.get(at++));
                counts.computeIfAbsent(period.id(), id -> new HashMap<>())
                        .put(
                                unit,
                                counts(
                                        key -> number(flows, key),
                                        key -> number(stock, key),
                                        key -> number(distinct, key)));
            }
        }
        counts.values().forEach(ofPeriod -> rollUp(ofPeriod, tree));
        return new Reading(
                version,
                Long.parseLong(head.position()),
                head.asOf(),
                head.today(),
                counts,
                figures(replies.get(1)),
                pulse.read(expected, replies.subList(2, 2 + PulseReader.REPLIES)));
    }

    /** @param distinct of the period; measures that are not in it count 0 */
    UnitCounts counts(ToLongFunction<String> flows, ToLongFunction<String> stock, ToLongFunction<String> distinct) {
        Map<Measure, Long> counts = new HashMap<>();
        for (MeasureIndex.Known known : index.all) {
            long value;
            if (known.isDistinct()) {
                value = distinct.applyAsLong(known.key());
            } else {
                value = (known.readsFlow() ? flows.applyAsLong(known.key()) : 0)
                        + (known.readsStock() ? stock.applyAsLong(known.key()) : 0);
            }
            if (value != 0) counts.put(known.measure(), value);
        }
        return new UnitCounts(counts);
    }

    static long number(Map<String, String> fields, String key) {
        String value = fields.get(key);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Adds children's plain counts to the parents that were read. A unit may have cases of its own besides. */
    static void rollUp(Map<UnitCode, UnitCounts> counts, Tree tree) {
        Map<UnitCode, UnitCounts> own = Map.copyOf(counts);
        for (UnitCode code : own.keySet()) {
            if (tree.leaf(code)) continue;
            Map<Measure, Long> sum = new HashMap<>(own.get(code).counts());
            for (UnitCode child : tree.below(code)) {
                own.getOrDefault(child, UnitCounts.NONE).counts().forEach((measure, value) -> {
                    if (measure.form() != Measure.Form.DISTINCT_PROCEDURES) sum.merge(measure, value, Long::sum);
                });
            }
            counts.put(code, new UnitCounts(sum));
        }
    }

    static Map<String, Reading.Figure> figures(Response reply) {
        Map<String, Reading.Figure> figures = new HashMap<>();
        Commands.fields(reply).forEach((key, value) -> figures.put(key, FigureText.read(value)));
        return figures;
    }
}
