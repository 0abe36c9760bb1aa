package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.LedgerReader;

/**
 * Compares a part of the windows with the ledger. Three kinds of parts make all: what is one unit's own; what is counted per
 * procedure for a parent and all below it, which is its own with what its children have; and what is nobody's.
 */
final class PartCheck {
    private static final int SCAN_COUNT = 2_000;
    private static final Pattern MONTH_SUM = Pattern.compile("s:(\\d{4}-\\d{2}):.*");

    private final RedisClient commands;
    private final Layout layout;
    private final RedisKeys keys;
    private final LedgerReader ledger;

    PartCheck(RedisClient commands, Layout layout, LedgerReader ledger) {
        this.commands = commands;
        this.layout = layout;
        this.keys = layout.keys();
        this.ledger = ledger;
    }

    // ---- one unit's own

    Future<Findings> unit(UnitCode unit) {
        String ending = ":" + unit.value();
        return registered("*" + ending)
                .compose(names -> layout.reader().wholes(names).compose(read -> {
                    WindowReader.Head head = read.head();
                    return new Recount(layout, ledger, List.of(unit), head.today(), key -> key.endsWith(ending))
                            .at(head)
                            .map(should -> compare(unit, names, read, should.hashes));
                }));
    }

    private Findings compare(
            UnitCode unit, List<String> names, WindowReader.Wholes read, Map<String, Map<String, Long>> should) {
        LocalDate today = read.head().today();
        if (layout.tree().leaf(unit)) {
            for (Period period : Period.openOn(today)) {
                String holder = unit.value();
                should.put(keys.distinct(period.id(), holder), distinct(should, period, holder));
            }
        }
        Findings findings = new Findings(read.head());
        Set<String> rest = new HashSet<>(should.keySet());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            rest.remove(name);
            findings.compare(name, RedisClient.numbers(read.hashes().get(i)), should.getOrDefault(name, Map.of()));
        }
        for (String name : rest) findings.compare(name, Map.of(), should.getOrDefault(name, Map.of()));
        return findings;
    }

    /** From nothing but the flows and stocks per procedure: not the way the script keeps them. */
    private Map<String, Long> distinct(Map<String, Map<String, Long>> counted, Period period, String holder) {
        Map<String, Long> flows = counted.getOrDefault(keys.procedures(period.id(), holder), Map.of());
        return distinct(flows, counted.getOrDefault(keys.procedureStock(holder), Map.of()));
    }

    private static Map<String, Long> distinct(Map<String, Long> flows, Map<String, Long> stock) {
        Map<String, Long> together = new HashMap<>(stock);
        flows.forEach((field, value) -> {
            if (!field.startsWith("~")) together.merge(field, value, Long::sum);
        });
        Map<String, Long> distinct = new HashMap<>();
        together.forEach((field, value) -> {
            if (value != 0) distinct.merge(field.substring(0, field.indexOf('|')), 1L, Long::sum);
        });
        return distinct;
    }

    /** The keys that the register knows by such names. */
    private Future<List<String>> registered(String pattern) {
        return registered(pattern, "0", new HashSet<>()).map(List::copyOf);
    }

    private Future<Set<String>> registered(String pattern, String cursor, Set<String> found) {
        Request scan = Request.cmd(Command.HSCAN)
                .arg(keys.sizes())
                .arg(cursor)
                .arg("MATCH")
                .arg(pattern)
                .arg("COUNT")
                .arg(SCAN_COUNT);
        return commands.send(scan).compose(reply -> {
            for (int i = 0; i < reply.get(1).size(); i += 2)
                found.add(keys.prefix() + reply.get(1).get(i));
            String next = reply.get(0).toString();
            return next.equals("0") ? Future.succeededFuture(found) : registered(pattern, next, found);
        });
    }

    // ---- a parent and all below it

    /** A key of one holder, whichever holder it is. */
    private interface OfHolder {
        String key(String holder);
    }

    Future<Findings> together(UnitCode parent) {
        return layout.reader().head().compose(head -> {
            if (!head.usable()) return WindowReader.beingRebuilt();
            List<OfHolder> kinds = new ArrayList<>(List.of(keys::procedureStock));
            for (Period period : Period.openOn(head.today())) kinds.add(holder -> keys.procedures(period.id(), holder));
            for (int ago = 0; ago < FieldWriter.PROCEDURE_DAYS_KEPT; ago++) {
                LocalDate day = head.today().minusDays(ago);
                kinds.add(holder -> keys.dayProcedures(day, holder));
            }
            Findings findings = new Findings(head);
            String ending = ":" + layout.tree().holder(parent);
            return new Recount(layout, ledger, List.of(parent), head.today(), key -> key.endsWith(ending))
                    .at(head)
                    .compose(ofParent -> {
                        Future<Void> done = Future.succeededFuture();
                        for (OfHolder kind : kinds)
                            done = done.compose(before -> sums(parent, kind, ofParent, findings));
                        return done;
                    })
                    .compose(summed -> distincts(parent, findings))
                    .map(findings);
        });
    }

    /** @param ofParent what is the parent's alone */
    private Future<Void> sums(UnitCode parent, OfHolder kind, Recount ofParent, Findings findings) {
        String own = kind.key(layout.tree().holder(parent));
        List<String> names = new ArrayList<>(List.of(own));
        for (Unit unit : layout.tree().units().all()) {
            if (parent.equals(unit.parent())) names.add(kind.key(layout.tree().holder(unit.code())));
        }
        return layout.reader().wholes(names).compose(read -> {
            sameDay(read.head(), findings.head);
            Map<String, Long> should = new HashMap<>();
            for (Response child : read.hashes().subList(1, names.size()))
                RedisClient.numbers(child).forEach((field, value) -> addFlow(should, field, value, own));
            return ofParent.to(read.head()).map(counted -> {
                counted.hashes
                        .getOrDefault(own, Map.of())
                        .forEach((field, value) -> should.merge(field, value, Long::sum));
                should.values().removeIf(value -> value == 0);
                findings.compare(own, RedisClient.numbers(read.hashes().get(0)), should);
                return null;
            });
        });
    }

    /** In the months and weeks of a leaf its net changes stand beside its flows; above it only the flows are kept. */
    private void addFlow(Map<String, Long> should, String field, long value, String own) {
        boolean net = field.startsWith("~") && keys.isProcedures(own);
        if (!net) should.merge(field, value, Long::sum);
    }

    private Future<Void> distincts(UnitCode parent, Findings findings) {
        String holder = layout.tree().holder(parent);
        Future<Void> done = Future.succeededFuture();
        for (Period period : Period.openOn(findings.head.today())) {
            String counted = keys.distinct(period.id(), holder);
            List<String> names = List.of(keys.procedures(period.id(), holder), keys.procedureStock(holder), counted);
            done = done.compose(before -> layout.reader().wholes(names)).map(read -> {
                sameDay(read.head(), findings.head);
                Map<String, Long> should = distinct(
                        RedisClient.numbers(read.hashes().get(0)),
                        RedisClient.numbers(read.hashes().get(1)));
                findings.compare(counted, RedisClient.numbers(read.hashes().get(2)), should);
                return null;
            });
        }
        return done;
    }

    private static void sameDay(WindowReader.Head head, WindowReader.Head first) {
        boolean same = head.today().equals(first.today()) && head.born().equals(first.born());
        if (!same) throw new CouldNotLookException("the windows moved to another day while they were looked at");
    }

    // ---- what is nobody's

    Future<Findings> rest() {
        List<Request> sets = List.of(
                Request.cmd(Command.SMEMBERS).arg(keys.months()),
                Request.cmd(Command.ZRANGE).arg(keys.changed()).arg(0).arg(-1));
        return registered("s:????-??:*")
                .compose(sums -> layout.reader()
                        .wholes(List.of(keys.figures()))
                        .compose(read -> commands.each(sets)
                                .compose(replies -> new Recount(
                                                layout,
                                                ledger,
                                                List.of(),
                                                read.head().today(),
                                                key -> false)
                                        .at(read.head())
                                        .map(should -> rest(read, should, sums, replies)))));
    }

    private Findings rest(WindowReader.Wholes read, Recount should, List<String> sums, List<Response> sets) {
        Findings findings = new Findings(read.head());
        Map<String, String> held = RedisClient.fields(read.hashes().get(0));
        Set<String> figures = new HashSet<>(held.keySet());
        figures.addAll(should.figures.keySet());
        figures.removeAll(should.figuresBetween);
        for (String figure : figures)
            findings.compare("figures " + figure, held.get(figure), should.figures.getOrDefault(figure, "absent"));
        Set<String> months = SumsReader.members(sets.get(0));
        for (String sum : sums) {
            Matcher month = MONTH_SUM.matcher(keys.name(sum));
            if (month.matches()) findings.compare("months " + month.group(1), months.contains(month.group(1)), true);
        }
        Set<String> units = SumsReader.members(sets.get(1));
        for (Unit unit : layout.tree().units().all())
            findings.compare(
                    "changed " + unit.code(), units.contains(unit.code().value()), true);
        return findings;
    }
}
