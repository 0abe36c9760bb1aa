package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;

/**
 * Reads the open calendar periods as they stood when today began: today's marks, and what turned
 * today of earlier ones, are taken away from the sums. Nothing is
 * stored for it, so it is right after a restart, and a late event of an earlier day moves it as it should.
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

    /** What one unit holds. */
    private static final class Held {
        Map<String, String> today;
        Map<String, String> turned;
        Map<String, String> todayProcedures;
        Map<String, String> stock;
        final List<Map<String, String>> flows = new ArrayList<>();
        final List<Map<String, String>> distinct = new ArrayList<>();
        Map<String, Long> procedureStock = new HashMap<>();
        final List<Map<String, Long>> procedureFlows = new ArrayList<>();
    }

    Future<Map<String, Map<UnitCode, UnitCounts>>> read(Collection<UnitCode> wanted) {
        List<UnitCode> order = List.copyOf(tree.withBelow(wanted));
        return reader.head().compose(head -> {
            if (!head.usable()) return Future.failedFuture(new IllegalStateException("the windows are being rebuilt"));
            LocalDate today = head.today();
            List<Period> periods = Period.calendarPeriodsOf(today).stream()
                    .filter(period -> !period.first().equals(today))
                    .toList();
            if (periods.isEmpty() || order.isEmpty()) return Future.succeededFuture(Map.of());
            return hold(order, periods, today)
                    .compose(held -> holdProcedures(order, periods, held))
                    .map(held -> counts(order, periods, held));
        });
    }

    private Future<List<Held>> hold(List<UnitCode> order, List<Period> periods, LocalDate today) {
        List<Request> requests = new ArrayList<>();
        for (UnitCode unit : order) {
            String holder = tree.holder(unit);
            requests.add(all(keys.day(today, unit.value())));
            requests.add(all(keys.turned(today, unit.value())));
            requests.add(all(keys.dayProcedures(today, holder)));
            requests.add(all(keys.stock(unit.value())));
            for (Period period : periods) {
                requests.add(all(keys.sum(period.id(), unit.value())));
                requests.add(all(keys.distinct(period.id(), holder)));
            }
        }
        return commands.together(requests).map(replies -> {
            List<Held> held = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < order.size(); i++) {
                Held one = new Held();
                one.today = Commands.fields(replies.get(at++));
                one.turned = Commands.fields(replies.get(at++));
                one.todayProcedures = Commands.fields(replies.get(at++));
                one.stock = Commands.fields(replies.get(at++));
                for (int p = 0; p < periods.size(); p++) {
                    one.flows.add(Commands.fields(replies.get(at++)));
                    one.distinct.add(Commands.fields(replies.get(at++)));
                }
                held.add(one);
            }
            return held;
        });
    }

    private static Request all(String key) {
        return Request.cmd(Command.HGETALL).arg(key);
    }

    /** Flows and stocks of the procedures that had a mark today. */
    private Future<List<Held>> holdProcedures(List<UnitCode> order, List<Period> periods, List<Held> held) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<String> fields = touchedToday(held.get(i));
            if (fields.isEmpty()) continue;
            String holder = tree.holder(order.get(i));
            requests.add(some(keys.procedureStock(holder), fields));
            for (Period period : periods) requests.add(some(keys.procedures(period.id(), holder), fields));
        }
        return commands.each(requests).map(replies -> {
            int at = 0;
            for (Held one : held) {
                List<String> fields = touchedToday(one);
                if (fields.isEmpty()) continue;
                one.procedureStock = numbers(fields, replies.get(at++));
                for (int p = 0; p < periods.size(); p++) one.procedureFlows.add(numbers(fields, replies.get(at++)));
            }
            return held;
        });
    }

    private static List<String> touchedToday(Held held) {
        return held.todayProcedures.keySet().stream()
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

    private static Map<String, Long> numbers(List<String> fields, Response reply) {
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (reply.get(i) != null) numbers.put(fields.get(i), reply.get(i).toLong());
        }
        return numbers;
    }

    private Map<String, Map<UnitCode, UnitCounts>> counts(List<UnitCode> order, List<Period> periods, List<Held> held) {
        Map<String, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        for (int p = 0; p < periods.size(); p++) {
            Map<UnitCode, UnitCounts> ofPeriod = new HashMap<>();
            for (int i = 0; i < order.size(); i++)
                ofPeriod.put(order.get(i), began(held.get(i), p, periods.get(p).id()));
            WindowReader.rollUp(ofPeriod, tree);
            counts.put(periods.get(p).id(), ofPeriod);
        }
        return counts;
    }

    private UnitCounts began(Held held, int period, String id) {
        Map<String, String> flows = new HashMap<>(held.flows.get(period));
        Map<String, String> stock = new HashMap<>(held.stock);
        held.today.forEach((field, value) -> {
            if (field.startsWith("~")) subtract(stock, field.substring(1), Long.parseLong(value));
            else subtract(flows, field, Long.parseLong(value));
        });
        held.turned.forEach((field, value) -> {
            int cut = field.indexOf('|');
            if (field.substring(cut + 1).equals(id)) subtract(flows, field.substring(0, cut), Long.parseLong(value));
        });
        Map<String, String> distinct = new HashMap<>(held.distinct.get(period));
        for (String field : touchedToday(held)) {
            String measure = field.substring(0, field.indexOf('|'));
            long now = held.procedureFlows.get(period).getOrDefault(field, 0L)
                    + held.procedureStock.getOrDefault(field, 0L);
            long today = WindowReader.number(held.todayProcedures, field)
                    + WindowReader.number(held.todayProcedures, "~" + field);
            if (now != 0 && now - today == 0) subtract(distinct, measure, 1);
            if (now == 0 && now - today != 0) subtract(distinct, measure, -1);
        }
        return reader.counts(
                key -> WindowReader.number(flows, key),
                key -> WindowReader.number(stock, key),
                key -> WindowReader.number(distinct, key));
    }

    private static void subtract(Map<String, String> fields, String field, long value) {
        fields.put(field, Long.toString(WindowReader.number(fields, field) - value));
    }
}
