package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Units;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;

/**
 * Recomputes every window from the cases and compares, to the last integer. The recomputation stands at the ledger's
 * position; where the windows stand elsewhere, the changes between are added or taken away, so a check beside a running
 * server compares like with like.
 */
public final class WindowCheck {
    private static final int MOST_LISTED = 200;
    private static final int KEYS_AT_ONCE = 500;
    private static final int BATCHES_AT_ONCE = 200;
    private static final int ATTEMPTS = 20;

    private final Commands commands;
    private final Keys keys;
    private final LedgerReader ledger;
    private final Collection<Measure> measures;
    private final Units units;
    private final ZoneId zone;
    private final Map<String, Map<String, Long>> expected = new HashMap<>();
    private final Map<String, String> expectedFigures = new HashMap<>();

    /**
     * What was found.
     *
     * @param compared counts that were compared
     * @param differences in words, the first 200
     */
    public record Report(long position, long compared, long differing, List<String> differences) {
        public Report {
            differences = List.copyOf(differences);
        }
    }

    WindowCheck(
            Commands commands, Keys keys, LedgerReader ledger, Collection<Measure> measures, Units units, ZoneId zone) {
        this.commands = commands;
        this.keys = keys;
        this.ledger = ledger;
        this.measures = measures;
        this.units = units;
        this.zone = zone;
    }

    Future<Report> run() {
        WindowReader reader = new WindowReader(commands, keys, measures, units);
        return reader.head().compose(head -> {
            if (!head.usable()) {
                return Future.succeededFuture(new Report(
                        -1, 0, 1, List.of("there are no finished windows; run rebuild, or start the server")));
            }
            return actual(reader, ATTEMPTS).compose(this::compareAt);
        });
    }

    /** What Redis holds, at one position. */
    private record Actual(WindowReader.Head head, Map<String, Map<String, String>> hashes) {}

    /** Reads all hashes; if the windows moved meanwhile, reads again: a busy server leaves gaps between its batches. */
    private Future<Actual> actual(WindowReader reader, int attempts) {
        return reader.head()
                .compose(before -> readAll()
                        .compose(hashes -> reader.head().compose(after -> {
                            if (before.version() == after.version())
                                return Future.succeededFuture(new Actual(before, hashes));
                            if (attempts > 1) return actual(reader, attempts - 1);
                            return Future.failedFuture(new IllegalStateException(
                                    "the windows change too fast to be compared; try in a quieter minute"));
                        })));
    }

    private Future<Map<String, Map<String, String>>> readAll() {
        return commands.keys(keys.prefix()).compose(all -> {
            Set<String> names = new TreeSet<>(all);
            names.removeAll(List.of(keys.head(), keys.changed(), keys.months()));
            return readSome(List.copyOf(names), 0, new HashMap<>());
        });
    }

    private Future<Map<String, Map<String, String>>> readSome(
            List<String> names, int from, Map<String, Map<String, String>> hashes) {
        if (from >= names.size()) return Future.succeededFuture(hashes);
        List<String> some = names.subList(from, Math.min(names.size(), from + KEYS_AT_ONCE));
        List<Request> requests = some.stream()
                .map(name -> Request.cmd(Command.HGETALL).arg(name))
                .toList();
        return commands.each(requests).compose(replies -> {
            int at = 0;
            for (Response reply : replies) hashes.put(some.get(at++), Commands.fields(reply));
            return readSome(names, from + KEYS_AT_ONCE, hashes);
        });
    }

    private Future<Report> compareAt(Actual actual) {
        LocalDate today = actual.head().today();
        long position = Long.parseLong(actual.head().position());
        return ledger.readAll((head, cases) -> {
                    Tallies tallies = new Tallies(measures, units, zone);
                    for (LedgerReader.Counted one : cases) one.marks().forEach(tallies::add);
                    add(tallies, actual);
                    return Future.succeededFuture();
                })
                .compose(whole -> {
                    for (CaseUpdate.Figure figure : whole.figures()) put(figure);
                    long from = Math.min(position, whole.head().position());
                    int sign = position >= whole.head().position() ? +1 : -1;
                    return shift(from, Math.max(position, whole.head().position()), sign, actual);
                })
                .map(done -> {
                    distinct(today);
                    return compare(actual);
                });
    }

    private void put(CaseUpdate.Figure figure) {
        String met = figure.met() == null ? "" : figure.met().toPlainString();
        String total = figure.total() == null ? "" : figure.total().toPlainString();
        expectedFigures.put(figure.key(), met + ";" + total);
    }

    private void add(Tallies tallies, Actual actual) {
        new Emission(keys, tallies, actual.head().today())
                .to(new MapSink(), Mark.minuteOf(actual.head().asOf()));
    }

    /** Adds the changes after one position up to another, or takes them away again. */
    private Future<Void> shift(long from, long to, int sign, Actual actual) {
        if (from >= to) return Future.succeededFuture();
        int batches = (int) Math.min(BATCHES_AT_ONCE, to - from);
        return ledger.changesAfter(from, batches).compose(changes -> {
            Tallies tallies = new Tallies(measures, units, zone);
            for (Change change : changes.changes()) {
                for (Mark mark : change.marks()) tallies.add(sign > 0 ? mark : mark.negated());
                if (change.figure() != null && sign > 0) put(change.figure());
            }
            add(tallies, actual);
            return changes.to() == from ? Future.succeededFuture() : shift(changes.to(), to, sign, actual);
        });
    }

    /** Distinct counts from nothing but the flows and stocks per procedure: not the way the script keeps them. */
    private void distinct(LocalDate today) {
        Map<String, Map<String, Long>> counted = new HashMap<>();
        for (Period period : Period.openOn(today)) {
            units.all().forEach(unit -> {
                String code = unit.code().value();
                Map<String, Long> together = new HashMap<>();
                expected.getOrDefault(keys.procedures(period.id(), code), Map.of())
                        .forEach((field, value) -> {
                            if (!field.startsWith("~")) together.merge(field, value, Long::sum);
                        });
                expected.getOrDefault(keys.procedureStock(code), Map.of())
                        .forEach((field, value) -> together.merge(field, value, Long::sum));
                Map<String, Long> distinct = new HashMap<>();
                together.forEach((field, value) -> {
                    if (value != 0) distinct.merge(field.substring(0, field.indexOf('|')), 1L, Long::sum);
                });
                counted.put(keys.distinct(period.id(), code), distinct);
            });
        }
        expected.putAll(counted);
    }

    private Report compare(Actual actual) {
        List<String> differences = new ArrayList<>();
        long compared = 0;
        long differing = 0;
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.hashes().keySet());
        long oldestPulse = Math.floorDiv(Mark.minuteOf(actual.head().asOf()) - Emission.PULSE_MINUTES + 1, 60L);
        for (String name : names) {
            // The first hour of the pulse is half expired: its minutes left one by one, its key stays until the end.
            if (name.startsWith(keys.prefix() + "u:") && hourOf(name) <= oldestPulse) continue;
            boolean figures = name.equals(keys.figures());
            Map<String, String> held = actual.hashes().getOrDefault(name, Map.of());
            Map<String, Long> wanted = expected.getOrDefault(name, Map.of());
            Set<String> fields = new HashSet<>(held.keySet());
            fields.addAll(figures ? expectedFigures.keySet() : wanted.keySet());
            for (String field : fields) {
                String is = held.getOrDefault(field, figures ? "absent" : "0");
                String should = figures
                        ? expectedFigures.getOrDefault(field, "absent")
                        : Long.toString(wanted.getOrDefault(field, 0L));
                compared++;
                if (is.equals(should)) continue;
                differing++;
                if (differences.size() < MOST_LISTED) {
                    differences.add(name.substring(keys.prefix().length()) + " " + field + ": windows " + is
                            + ", ledger " + should);
                }
            }
        }
        if (!actual.hashes().containsKey(keys.figures())) {
            for (String missing : expectedFigures.keySet()) {
                differing++;
                differences.add("figures " + missing + ": missing");
            }
        }
        return new Report(Long.parseLong(actual.head().position()), compared, differing, differences);
    }

    private long hourOf(String pulseKey) {
        return Long.parseLong(pulseKey.substring(pulseKey.lastIndexOf(':') + 1));
    }

    private final class MapSink implements Emission.Sink {
        @Override
        public void add(String key, String field, long delta) {
            expected.computeIfAbsent(key, missing -> new HashMap<>()).merge(field, delta, Long::sum);
        }

        @Override
        public void distinctFlow(Emission.Distinct target, String stockKey, String field, String measure, long delta) {
            add(target.flowKey(), field, delta);
        }

        @Override
        public void distinctStock(
                String stockKey, String field, String measure, long delta, List<Emission.Distinct> open) {
            add(stockKey, field, delta);
        }

        @Override
        public void month(String month) {
            // The set of months only says where to look.
        }
    }
}
