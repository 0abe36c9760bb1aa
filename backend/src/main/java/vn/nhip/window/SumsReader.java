package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitCode;

/**
 * Reads whole periods from what is kept of every week, month, quarter and year: the flows, and as stock at the end the sum of
 * all net changes up to it. All of it is each unit's own; parents are put together here by the tree of the period, so
 * that a unit that moves later rewrites no past.
 */
final class SumsReader {
    private final RedisClient commands;
    private final RedisKeys keys;
    private final WindowReader reader;

    SumsReader(RedisClient commands, RedisKeys keys, WindowReader reader) {
        this.commands = commands;
        this.keys = keys;
        this.reader = reader;
    }

    /**
     * What was read, in one transaction.
     *
     * @param hashes every key that was asked for → its fields
     * @param months in which any mark lies
     */
    record Sums(WindowReader.Head head, Map<String, Map<String, Long>> hashes, Set<String> months) {}

    Future<Sums> read(Collection<Period> periods, Collection<UnitCode> units) {
        Request all = Request.cmd(Command.SMEMBERS).arg(keys.months());
        return commands.send(all).compose(reply -> {
            Set<String> months = members(reply);
            List<String> wanted = new ArrayList<>(wanted(periods, units, months));
            Register register = new Register(keys, wanted);
            List<Request> requests = new ArrayList<>();
            requests.add(Request.cmd(Command.HGETALL).arg(keys.head()));
            requests.add(Request.cmd(Command.SMEMBERS).arg(keys.months()));
            requests.add(Request.cmd(Command.HGET).arg(keys.sizes()).arg(keys.name(keys.months())));
            for (String key : wanted) requests.add(Request.cmd(Command.HGETALL).arg(key));
            requests.addAll(register.requests());
            return commands.together(requests).compose(replies -> {
                WindowReader.Head head = WindowReader.head(RedisClient.fields(replies.get(0)));
                if (!head.usable()) return WindowReader.beingRebuilt();
                Set<String> now = members(replies.get(1));
                if (now.size() != RedisClient.number(replies.get(2)))
                    throw new LostKeysException(head.born(), keys.name(keys.months()));
                // A month that came between would be missing from the stocks.
                if (!now.equals(months)) return read(periods, units);
                int rest = 3 + wanted.size();
                register.compare(head, replies.subList(3, rest), replies.subList(rest, replies.size()));
                Map<String, Map<String, Long>> hashes = new HashMap<>();
                for (int i = 0; i < wanted.size(); i++)
                    hashes.put(wanted.get(i), RedisClient.numbers(replies.get(i + 3)));
                return Future.succeededFuture(new Sums(head, hashes, months));
            });
        });
    }

    static Set<String> members(Response reply) {
        Set<String> members = new HashSet<>();
        for (Response member : reply) members.add(member.toString());
        return members;
    }

    private Set<String> wanted(Collection<Period> periods, Collection<UnitCode> units, Set<String> months) {
        Set<String> ids = new LinkedHashSet<>();
        for (Period period : periods) {
            // Of a rolling period the flows are not kept: whoever asks for one brings them.
            if (period.kind() != Period.Kind.ROLLING) ids.add(period.id());
            ids.addAll(NetChanges.upTo(period, months));
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (UnitCode unit : units) {
            for (String id : ids) {
                wanted.add(keys.sum(id, unit.value()));
                wanted.add(keys.procedures(id, unit.value()));
            }
        }
        return wanted;
    }

    /** @param tree of the period; its parents are read whole when all below them were asked for */
    Map<UnitCode, UnitCounts> counts(Sums sums, Period period, Collection<UnitCode> units, Tree tree) {
        Map<UnitCode, Own> own = new HashMap<>();
        for (UnitCode unit : units) own.put(unit, own(sums, period, unit.value()));
        Map<UnitCode, UnitCounts> counts = new HashMap<>();
        own.forEach((unit, held) -> {
            Map<String, Long> distinct = distinct(unit, own, tree);
            counts.put(
                    unit,
                    reader.counts(
                            key -> held.flows.getOrDefault(key, 0L),
                            key -> held.stock.getOrDefault(key, 0L),
                            key -> distinct.getOrDefault(key, 0L)));
        });
        WindowReader.rollUp(counts, tree);
        return counts;
    }

    /**
     * What is a unit's own.
     *
     * @param procedures measure|procedure → flow and stock together
     */
    private record Own(Map<String, Long> flows, Map<String, Long> stock, Map<String, Long> procedures) {}

    private Own own(Sums sums, Period period, String unit) {
        Map<String, Long> stock = new HashMap<>();
        Map<String, Long> procedures = new HashMap<>();
        Map<String, Long> flows = sums.hashes.getOrDefault(keys.sum(period.id(), unit), Map.of());
        sums.hashes.getOrDefault(keys.procedures(period.id(), unit), Map.of()).forEach((field, value) -> {
            if (!isNet(field)) procedures.merge(field, value, Long::sum);
        });
        for (String id : NetChanges.upTo(period, sums.months)) {
            addNet(sums.hashes.getOrDefault(keys.sum(id, unit), Map.of()), stock);
            addNet(sums.hashes.getOrDefault(keys.procedures(id, unit), Map.of()), procedures);
        }
        return new Own(flows, stock, procedures);
    }

    private static boolean isNet(String field) {
        return field.startsWith("~");
    }

    private static void addNet(Map<String, Long> fields, Map<String, Long> stock) {
        fields.forEach((field, value) -> {
            if (isNet(field)) stock.merge(field.substring(1), value, Long::sum);
        });
    }

    /** The procedures, of a unit and of all below it, whose flow and stock together are not zero; each of them once. */
    private static Map<String, Long> distinct(UnitCode unit, Map<UnitCode, Own> own, Tree tree) {
        Map<String, Long> together =
                new HashMap<>(Objects.requireNonNull(own.get(unit), "the unit was read").procedures);
        for (UnitCode below : tree.below(unit)) {
            if (!own.containsKey(below)) continue;
            own.get(below).procedures.forEach((field, value) -> together.merge(field, value, Long::sum));
        }
        Map<String, Long> distinct = new HashMap<>();
        together.forEach((field, value) -> {
            if (value != 0) distinct.merge(field.substring(0, field.indexOf('|')), 1L, Long::sum);
        });
        return distinct;
    }
}
