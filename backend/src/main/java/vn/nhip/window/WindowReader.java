package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Lineage;

/** Reads the windows. Parents' plain counts are the sum of their children's, made here; distinct ones are stored. */
final class WindowReader {
    static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private static final String BEGIN = RedisClient.script("begin.lua");

    private final RedisClient commands;
    private final RedisKeys keys;
    private final MeasureIndex index;
    private final Tree tree;
    private final PulseReader pulse;
    private OwnCounts kept = OwnCounts.NONE;

    WindowReader(RedisClient commands, RedisKeys keys, MeasureIndex index, Tree tree, PulseReader pulse) {
        this.commands = commands;
        this.keys = keys;
        this.index = index;
        this.tree = tree;
        this.pulse = pulse;
    }

    /**
     * Where the windows stand. A position that is no number belongs to a rebuild under way or broken off.
     *
     * @param position empty when there is none
     * @param mark of the batch at the position
     * @param born which rebuild made them; empty when that is not said
     * @param day that the open periods are cut by; null when that is not said
     * @param keys how many the register has
     */
    record Head(
            String position,
            String mark,
            String born,
            @Nullable LocalDate day,
            Instant asOf,
            long version,
            long keys) {
        boolean usable() {
            return day != null
                    && !born.isEmpty()
                    && isNumber(position)
                    && isNumber(mark.startsWith("-") ? mark.substring(1) : mark);
        }

        /** Of usable ones: the day that the open periods are cut by. */
        LocalDate today() {
            return Objects.requireNonNull(day, "windows that can be used are of a day");
        }

        private static boolean isNumber(String text) {
            return !text.isEmpty() && text.length() < 20 && text.chars().allMatch(Character::isDigit);
        }

        /** Of usable ones: the point of the ledger's history that they hold. */
        Lineage lineage() {
            return new Lineage(Long.parseLong(position), Long.parseLong(mark));
        }
    }

    /** What cannot be read as a head is none: the windows are made anew. */
    Future<Head> head() {
        return commands.hash(keys.head())
                .map(WindowReader::head)
                .recover(
                        cause -> isNoHead(cause) ? Future.succeededFuture(head(Map.of())) : Future.failedFuture(cause));
    }

    private static boolean isNoHead(Throwable cause) {
        return RedisClient.isForeign(cause)
                || cause instanceof NumberFormatException
                || cause instanceof DateTimeException;
    }

    static Head head(Map<String, String> fields) {
        String today = fields.get("today");
        return new Head(
                fields.getOrDefault("pos", ""),
                fields.getOrDefault("mark", ""),
                fields.getOrDefault("born", ""),
                today == null ? null : LocalDate.parse(today, DAY),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("asOf", "0"))),
                Long.parseLong(fields.getOrDefault("version", "0")),
                Long.parseLong(fields.getOrDefault("keys", "0")));
    }

    /**
     * Writes the head of windows that are about to be filled by who has the word; the version starts from the clock so that
     * it never repeats. Fails with {@link WindowsMovedException} when the word has gone to another.
     */
    Future<Void> begin(String token, LocalDate today) {
        List<String> arguments = List.of(token, DAY.format(today), Long.toString(System.currentTimeMillis()));
        return commands.eval(BEGIN, List.of(keys.head(), keys.rebuilder()), arguments)
                .compose(begun -> begun.toInteger() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new WindowsMovedException("windows are rebuilt by another process")));
    }

    /**
     * The counts of units that changed after a version, and all else; a parent's are the sum of those below it, of which
     * those that did not change are not read again.
     */
    Future<WindowSnapshot> read(long since) {
        OwnCounts known = kept;
        long from = Math.min(since, known.version());
        Request changed = Request.cmd(Command.ZRANGE)
                .arg(keys.changed())
                .arg("(" + from)
                .arg("+inf")
                .arg("BYSCORE");
        List<Request> requests = List.of(
                Request.cmd(Command.HGETALL).arg(keys.head()),
                changed,
                Request.cmd(Command.ZCARD).arg(keys.changed()),
                Request.cmd(Command.HGET).arg(keys.sizes()).arg(keys.name(keys.changed())));
        return commands.together(requests).compose(replies -> {
            Head head = head(RedisClient.fields(replies.get(0)));
            if (!head.usable()) {
                return beingRebuilt();
            }
            if (RedisClient.number(replies.get(2)) != RedisClient.number(replies.get(3)))
                throw new LostKeysException(head.born(), keys.name(keys.changed()));
            // Windows that were made anew by a clock that was set back: nothing that was read before counts.
            if (since > head.version()) return read(-1);
            Set<UnitCode> wanted = new HashSet<>();
            for (Response unit : replies.get(1)) wanted.add(new UnitCode(unit.toString()));
            return readUnits(head.version(), head, wanted, known.isOf(head) ? known : OwnCounts.NONE);
        });
    }

    static <T> Future<T> beingRebuilt() {
        return Future.failedFuture(new CouldNotLookException("the windows are being rebuilt"));
    }

    /**
     * @param version at which the set of units was read: what changes after it is read next time
     * @param expected the head, for the day that the open periods are cut by
     * @param beside what need not be read again, as long as nothing has changed since
     */
    private Future<WindowSnapshot> readUnits(long version, Head expected, Set<UnitCode> wanted, OwnCounts beside) {
        List<UnitCode> order = tree.withBelow(wanted).stream()
                .filter(unit -> wanted.contains(unit) || !beside.has(unit))
                .toList();
        List<Period> open = Period.openOn(expected.today());
        List<String> names = new ArrayList<>(List.of(keys.figures()));
        names.addAll(pulse.keys(expected));
        for (UnitCode unit : order) {
            names.add(keys.stock(unit.value()));
            for (Period period : open) {
                names.add(keys.sum(period.id(), unit.value()));
                names.add(keys.distinct(period.id(), tree.holder(unit)));
            }
        }
        return wholes(names).compose(read -> {
            // All that is added up has to be of one moment.
            boolean moved = beside != OwnCounts.NONE && read.head().version() != version;
            return moved
                    ? readUnits(version, read.head(), wanted, OwnCounts.NONE)
                    : Future.succeededFuture(reading(version, expected, open, order, beside, read));
        });
    }

    /** Hashes with the head, of one moment. */
    record Wholes(Head head, List<Response> hashes) {}

    /**
     * Reads whole hashes, in one transaction and in their order. Fails with {@link LostKeysException} when one does not hold
     * what was written to it.
     */
    Future<Wholes> wholes(List<String> names) {
        Register register = new Register(keys, names);
        List<Request> requests =
                new ArrayList<>(List.of(Request.cmd(Command.HGETALL).arg(keys.head())));
        for (String name : names) requests.add(Request.cmd(Command.HGETALL).arg(name));
        requests.addAll(register.requests());
        return commands.together(requests).compose(replies -> {
            Head head = head(RedisClient.fields(replies.get(0)));
            if (!head.usable()) return beingRebuilt();
            int rest = 1 + names.size();
            List<Response> hashes = replies.subList(1, rest);
            register.compare(head, hashes, replies.subList(rest, replies.size()));
            return Future.succeededFuture(new Wholes(head, hashes));
        });
    }

    private WindowSnapshot reading(
            long version, Head expected, List<Period> open, List<UnitCode> order, OwnCounts beside, Wholes read) {
        Head head = read.head();
        List<Response> replies = read.hashes();
        if (!head.today().equals(expected.today())) {
            throw new IllegalStateException("the windows moved to another day while being read");
        }
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        int at = 1 + PulseReader.KEYS;
        for (UnitCode unit : order) {
            Map<String, String> stock = RedisClient.fields(replies.get(at++));
            for (Period period : open) {
                Map<String, String> flows = RedisClient.fields(replies.get(at++));
                Map<String, String> distinct = RedisClient.fields(replies.get(at++));
                counts.computeIfAbsent(period.id(), id -> new HashMap<>())
                        .put(
                                unit,
                                counts(
                                        key -> number(flows, key),
                                        key -> number(stock, key),
                                        key -> number(distinct, key)));
            }
        }
        kept = beside.with(version, head, counts);
        counts.forEach((period, ofPeriod) -> rollUp(ofPeriod, kept.of(period), tree));
        return new WindowSnapshot(
                version,
                Long.parseLong(head.position()),
                head.asOf(),
                head.born(),
                head.today(),
                counts,
                figures(replies.get(0)),
                pulse.read(expected, replies.subList(1, 1 + PulseReader.KEYS)));
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
        return value == null ? 0 : RedisClient.whole(value);
    }

    /** Adds children's plain counts to the parents that were read. A unit may have cases of its own besides. */
    static void rollUp(Map<UnitCode, UnitCounts> counts, Tree tree) {
        rollUp(counts, Map.copyOf(counts), tree);
    }

    /** @param own what every unit has by itself */
    private static void rollUp(Map<UnitCode, UnitCounts> counts, Map<UnitCode, UnitCounts> own, Tree tree) {
        for (UnitCode code : List.copyOf(counts.keySet())) {
            if (tree.leaf(code)) continue;
            Map<Measure, Long> sum =
                    new HashMap<>(own.getOrDefault(code, UnitCounts.NONE).counts());
            for (UnitCode child : tree.below(code)) {
                own.getOrDefault(child, UnitCounts.NONE).counts().forEach((measure, value) -> {
                    if (measure.form() != Measure.Form.DISTINCT_PROCEDURES) sum.merge(measure, value, Long::sum);
                });
            }
            counts.put(code, new UnitCounts(sum));
        }
    }

    static Map<String, WindowSnapshot.Figure> figures(Response reply) {
        Map<String, WindowSnapshot.Figure> figures = new HashMap<>();
        RedisClient.fields(reply).forEach((key, value) -> figures.put(key, FigureText.read(value)));
        return figures;
    }
}
