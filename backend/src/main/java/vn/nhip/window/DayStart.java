package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;

/**
 * Reads the open calendar periods of many units as they stood when today began: one step {@link Backwards}. Nothing is
 * stored for it, so it is right after a restart, and a late event of an earlier day moves it as it should. Parents are
 * summed and distinct procedures taken from what is counted, so that it may be read for all units every other second.
 */
final class DayStart {
    private final Commands commands;
    private final Keys keys;
    private final Tree tree;
    private final WindowReader reader;

    DayStart(Commands commands, Keys keys, Tree tree, WindowReader reader) {
        this.commands = commands;
        this.keys = keys;
        this.tree = tree;
        this.reader = reader;
    }

    Future<Map<String, Map<UnitCode, UnitCounts>>> read(Collection<UnitCode> wanted) {
        List<UnitCode> order = List.copyOf(tree.withBelow(wanted));
        return reader.head().compose(head -> {
            if (!head.usable()) return WindowReader.beingRebuilt();
            LocalDate today = head.today();
            List<Period> periods = Period.calendarPeriodsOf(today).stream()
                    .filter(period -> !period.first().equals(today))
                    .toList();
            if (periods.isEmpty() || order.isEmpty()) return Future.succeededFuture(Map.of());
            return hold(order, periods, today)
                    .compose(held -> holdProcedures(order, periods, today, held))
                    .map(held -> counts(order, periods, today, held));
        });
    }

    private Future<List<UnitDays>> hold(List<UnitCode> order, List<Period> periods, LocalDate today) {
        List<String> names = new ArrayList<>();
        for (UnitCode unit : order) {
            String holder = tree.holder(unit);
            names.add(keys.day(today, unit.value()));
            names.add(keys.turned(today, unit.value()));
            names.add(keys.dayProcedures(today, holder));
            names.add(keys.stock(unit.value()));
            for (Period period : periods) {
                names.add(keys.sum(period.id(), unit.value()));
                names.add(keys.distinct(period.id(), holder));
            }
        }
        return reader.wholes(names).map(WindowReader.Wholes::hashes).map(replies -> {
            List<UnitDays> held = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < order.size(); i++) {
                Map<LocalDate, Map<String, Long>> day = Map.of(today, Commands.numbers(replies.get(at++)));
                Map<LocalDate, Map<String, Long>> turned = Map.of(today, Commands.numbers(replies.get(at++)));
                Map<LocalDate, Map<String, Long>> procedures = Map.of(today, Commands.numbers(replies.get(at++)));
                Map<String, Long> stock = Commands.numbers(replies.get(at++));
                Map<String, Map<String, Long>> flows = new HashMap<>();
                Map<String, Map<String, Long>> counted = new HashMap<>();
                for (Period period : periods) {
                    flows.put(period.id(), Commands.numbers(replies.get(at++)));
                    counted.put(period.id(), Commands.numbers(replies.get(at++)));
                }
                UnitDays.Procedures touched =
                        new UnitDays.Procedures(new HashMap<>(), new HashMap<>(), procedures, counted);
                held.add(new UnitDays(flows, stock, day, turned, touched));
            }
            return held;
        });
    }

    /** Adds flows and stocks of the procedures that had a mark today. */
    private Future<List<UnitDays>> holdProcedures(
            List<UnitCode> order, List<Period> periods, LocalDate today, List<UnitDays> held) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<String> fields = touched(held.get(i), today);
            if (fields.isEmpty()) continue;
            String holder = tree.holder(order.get(i));
            requests.add(some(keys.procedureStock(holder), fields));
            for (Period period : periods) requests.add(some(keys.procedures(period.id(), holder), fields));
        }
        return commands.each(requests).map(replies -> {
            int at = 0;
            for (UnitDays one : held) {
                List<String> fields = touched(one, today);
                if (fields.isEmpty()) continue;
                one.procedures().stock().putAll(Commands.numbers(fields, replies.get(at++)));
                for (Period period : periods)
                    one.procedures().flows().put(period.id(), Commands.numbers(fields, replies.get(at++)));
            }
            return held;
        });
    }

    private static List<String> touched(UnitDays held, LocalDate today) {
        return held.procedures().days().get(today).keySet().stream()
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
            List<UnitCode> order, List<Period> periods, LocalDate today, List<UnitDays> held) {
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        for (Period period : periods) {
            Map<UnitCode, UnitCounts> ofPeriod = new HashMap<>();
            for (int i = 0; i < order.size(); i++) {
                Backwards walk = new Backwards(held.get(i));
                walk.enter(period);
                walk.leave(today);
                ofPeriod.put(order.get(i), walk.counts(reader));
            }
            WindowReader.rollUp(ofPeriod, tree);
            counts.put(period.id(), ofPeriod);
        }
        return counts;
    }
}
