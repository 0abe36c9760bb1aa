package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitCode;

/**
 * Reads the open periods of many units as they stood when today began, as far as is known now: one step {@link DayRewind}.
 * Nothing is stored for it, so it is right after a restart, and a late event of an earlier day moves it as it should. Parents
 * are summed and distinct procedures taken from what is counted, so that it may be read for all units every few seconds.
 */
final class DayStart {
    private final RedisClient commands;
    private final RedisKeys keys;
    private final Tree tree;
    private final WindowReader reader;

    DayStart(RedisClient commands, RedisKeys keys, Tree tree, WindowReader reader) {
        this.commands = commands;
        this.keys = keys;
        this.tree = tree;
        this.reader = reader;
    }

    /** The period of yesterday's end, and the day that its window has lost since; null for a calendar period. */
    private record Before(Period period, @Nullable LocalDate lost) {
        String id() {
            return period.id();
        }
    }

    /** What had begun before today. */
    private static List<Before> before(LocalDate today) {
        List<Before> before = new ArrayList<>();
        for (Period period : Period.openOn(today.minusDays(1))) {
            boolean rolls = period.kind() == Period.Kind.ROLLING;
            if (rolls || period.contains(today)) before.add(new Before(period, rolls ? period.first() : null));
        }
        return before;
    }

    private static List<LocalDate> days(LocalDate today, List<Before> periods) {
        List<LocalDate> days = new ArrayList<>(List.of(today));
        for (Before period : periods) if (period.lost() != null) days.add(period.lost());
        return days;
    }

    Future<Map<String, Map<UnitCode, UnitCounts>>> read(Collection<UnitCode> wanted) {
        List<UnitCode> order = List.copyOf(tree.withBelow(wanted));
        return reader.head().compose(head -> {
            if (!head.usable()) return WindowReader.beingRebuilt();
            LocalDate today = head.today();
            List<Before> periods = before(today);
            if (order.isEmpty()) return Future.succeededFuture(Map.of());
            return hold(order, periods, today)
                    .compose(held -> holdProcedures(order, periods, held))
                    .map(held -> counts(order, periods, today, held));
        });
    }

    private Future<List<UnitDays>> hold(List<UnitCode> order, List<Before> periods, LocalDate today) {
        List<LocalDate> days = days(today, periods);
        List<String> names = new ArrayList<>();
        for (UnitCode unit : order) {
            String holder = tree.holder(unit);
            names.add(keys.turned(today, unit.value()));
            names.add(keys.stock(unit.value()));
            for (LocalDate day : days) {
                names.add(keys.day(day, unit.value()));
                names.add(keys.dayProcedures(day, holder));
            }
            for (Before period : periods) {
                names.add(keys.sum(period.id(), unit.value()));
                names.add(keys.distinct(period.id(), holder));
            }
        }
        return reader.wholes(names).map(WindowReader.Wholes::hashes).map(replies -> {
            List<UnitDays> held = new ArrayList<>();
            Iterator<Response> next = replies.iterator();
            for (int i = 0; i < order.size(); i++) held.add(held(next, days, periods, today));
            return held;
        });
    }

    private static UnitDays held(
            Iterator<Response> replies, List<LocalDate> days, List<Before> periods, LocalDate today) {
        Map<LocalDate, Map<String, Long>> turned = Map.of(today, RedisClient.numbers(replies.next()));
        Map<String, Long> stock = RedisClient.numbers(replies.next());
        Map<LocalDate, Map<String, Long>> ofDays = new HashMap<>();
        Map<LocalDate, Map<String, Long>> procedures = new HashMap<>();
        for (LocalDate day : days) {
            ofDays.put(day, RedisClient.numbers(replies.next()));
            procedures.put(day, RedisClient.numbers(replies.next()));
        }
        Map<String, Map<String, Long>> flows = new HashMap<>();
        Map<String, Map<String, Long>> counted = new HashMap<>();
        for (Before period : periods) {
            flows.put(period.id(), RedisClient.numbers(replies.next()));
            counted.put(period.id(), RedisClient.numbers(replies.next()));
        }
        return new UnitDays(
                flows,
                stock,
                ofDays,
                turned,
                new UnitDays.Procedures(new HashMap<>(), new HashMap<>(), procedures, counted));
    }

    /** Adds flows and stocks of the procedures that had a mark on one of the days. */
    private Future<List<UnitDays>> holdProcedures(List<UnitCode> order, List<Before> periods, List<UnitDays> held) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<String> fields = touched(held.get(i));
            if (fields.isEmpty()) continue;
            String holder = tree.holder(order.get(i));
            requests.add(some(keys.procedureStock(holder), fields));
            for (Before period : periods) requests.add(some(keys.procedures(period.id(), holder), fields));
        }
        return commands.each(requests).map(replies -> {
            Iterator<Response> next = replies.iterator();
            for (UnitDays one : held) {
                List<String> fields = touched(one);
                if (fields.isEmpty()) continue;
                one.procedures().stock().putAll(RedisClient.numbers(fields, next.next()));
                for (Before period : periods)
                    one.procedures().flows().put(period.id(), RedisClient.numbers(fields, next.next()));
            }
            return held;
        });
    }

    private static List<String> touched(UnitDays held) {
        return held.procedures().days().values().stream()
                .flatMap(day -> day.keySet().stream())
                .map(field -> field.startsWith("~") ? field.substring(1) : field)
                .distinct()
                .sorted()
                .toList();
    }

    private static Request some(String key, List<String> fields) {
        Request request = Request.cmd(Command.HMGET).arg(key);
        fields.forEach(request::arg);
        return request;
    }

    private Map<String, Map<UnitCode, UnitCounts>> counts(
            List<UnitCode> order, List<Before> periods, LocalDate today, List<UnitDays> held) {
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        for (Before before : periods) {
            Map<UnitCode, UnitCounts> ofPeriod = new HashMap<>();
            for (int i = 0; i < order.size(); i++) {
                DayRewind walk = new DayRewind(held.get(i));
                walk.enter(before.period());
                if (before.lost() != null) walk.regain(before.lost());
                walk.leave(today);
                ofPeriod.put(order.get(i), walk.counts(reader));
            }
            WindowReader.rollUp(ofPeriod, tree);
            counts.put(before.id(), ofPeriod);
        }
        return counts;
    }
}
