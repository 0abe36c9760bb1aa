package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.update.CaseUpdate;
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
    private static final Pattern MONTH_SUM = Pattern.compile("s:(\\d{4}-\\d{2}):");

    private final RedisClient commands;
    private final RedisKeys keys;
    private final LedgerReader ledger;
    private final @Nullable CaseFold fold;
    private final Layout layout;
    private final Map<String, Map<String, Long>> expected = new HashMap<>();
    private final Map<String, String> expectedFigures = new HashMap<>();
    private final Set<String> figuresBetween = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private long compared;
    private long differing;

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

    /** @param fold null: as it was counted */
    WindowCheck(RedisClient commands, Layout layout, LedgerReader ledger, @Nullable CaseFold fold) {
        this.commands = commands;
        this.layout = layout;
        this.keys = layout.keys();
        this.ledger = ledger;
        this.fold = fold;
    }

    /**
     * Fails with {@link CouldNotLookException}, or another exception, when nothing was found out.
     *
     * @param now hours of the pulse that have left it may have expired */
    Future<Report> run(Instant now) {
        WindowReader reader = layout.reader();
        return reader.head().compose(head -> {
            if (!head.usable()) {
                Report none = new Report(
                        -1, 0, 1, List.of("there are no finished windows; run rebuild, or start the server"));
                return RebuildLease.requireFree(commands, keys).map(none);
            }
            return actual(reader, ATTEMPTS).compose(actual -> compareAt(actual, now));
        });
    }

    /** What Redis holds, at one position. */
    private record Actual(
            WindowReader.Head head, Map<String, Map<String, String>> hashes, Sets sets, Map<String, String> register) {}

    /** The two keys that are no hashes: months in which a mark lies, units that ever changed. */
    private record Sets(Set<String> months, Set<String> changed) {}

    /** Reads all hashes; if the windows moved meanwhile, reads again: a busy server leaves gaps between its batches. */
    private Future<Actual> actual(WindowReader reader, int attempts) {
        return reader.head()
                .compose(before -> readAll()
                        .compose(hashes -> readSets()
                                .compose(sets -> reader.head().compose(after -> {
                                    if (before.version() == after.version())
                                        return Future.succeededFuture(actual(before, hashes, sets));
                                    if (attempts > 1) return actual(reader, attempts - 1);
                                    return Future.failedFuture(new CouldNotLookException(
                                            "the windows change too fast to be compared; try in a quieter minute"));
                                }))));
    }

    private Actual actual(WindowReader.Head head, Map<String, Map<String, String>> hashes, Sets sets) {
        Map<String, String> register = hashes.remove(keys.sizes());
        return new Actual(head, hashes, sets, register == null ? Map.of() : register);
    }

    private Future<Sets> readSets() {
        Request changed = Request.cmd(Command.ZRANGE).arg(keys.changed()).arg(0).arg(-1);
        return commands.each(List.of(Request.cmd(Command.SMEMBERS).arg(keys.months()), changed))
                .map(replies -> new Sets(members(replies.get(0)), members(replies.get(1))));
    }

    private static Set<String> members(Response reply) {
        Set<String> members = new HashSet<>();
        for (Response member : reply) members.add(member.toString());
        return members;
    }

    private Future<Map<String, Map<String, String>>> readAll() {
        return commands.keys(keys.prefix()).compose(all -> {
            Set<String> names = new TreeSet<>(all);
            names.removeAll(List.of(keys.head(), keys.rebuilder(), keys.changed(), keys.months()));
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
            for (Response reply : replies) hashes.put(some.get(at++), RedisClient.fields(reply));
            return readSome(names, from + KEYS_AT_ONCE, hashes);
        });
    }

    private Future<Report> compareAt(Actual actual, Instant now) {
        LocalDate today = actual.head().today();
        long position = Long.parseLong(actual.head().position());
        return read((head, cases) -> {
                    MarkSums tallies = layout.writer().tallies();
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
                    return compare(actual, now);
                });
    }

    private Future<LedgerReader.Whole> read(
            BiFunction<LedgerReader.Head, List<LedgerReader.Counted>, Future<Void>> page) {
        return fold == null ? ledger.readAll(page) : ledger.readFolded(fold, null, page);
    }

    private void put(CaseUpdate.Figure figure) {
        expectedFigures.put(figure.key(), FigureText.of(figure));
    }

    private void add(MarkSums tallies, Actual actual) {
        new FieldWriter(keys, tallies, actual.head().today(), layout.tree())
                .to(
                        new MapSink(expected, any -> true),
                        Mark.minuteOf(actual.head().asOf()));
    }

    /** Adds the changes after one position up to another, or takes them away again. */
    private Future<Void> shift(long from, long to, int sign, Actual actual) {
        if (from >= to) return Future.succeededFuture();
        int batches = (int) Math.min(BATCHES_AT_ONCE, to - from);
        return ledger.changesAfter(from, batches).compose(changes -> {
            MarkSums tallies = layout.writer().tallies();
            for (Change change : changes.changes()) {
                for (Mark mark : change.marks()) tallies.add(sign > 0 ? mark : mark.negated());
                if (change.figure() == null) continue;
                if (sign > 0) put(change.figure());
                else figuresBetween.add(change.figure().key());
            }
            add(tallies, actual);
            return changes.to() == from ? Future.succeededFuture() : shift(changes.to(), to, sign, actual);
        });
    }

    /** Distinct counts from nothing but the flows and stocks per procedure: not the way the script keeps them. */
    private void distinct(LocalDate today) {
        Map<String, Map<String, Long>> counted = new HashMap<>();
        for (Period period : Period.openOn(today)) {
            layout.tree().holders().forEach(code -> {
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

    private Report compare(Actual actual, Instant now) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.hashes().keySet());
        names.remove(keys.figures());
        Instant asOf = actual.head().asOf().isAfter(now) ? actual.head().asOf() : now;
        long oldestPulse = Math.floorDiv(Mark.minuteOf(asOf) - FieldWriter.PULSE_MINUTES + 1, 60L);
        String pulseToday = keys.pulseDay(layout.writer().tallies().dayOf(Mark.minuteOf(asOf)));
        for (String name : names) {
            boolean ofDay = name.startsWith(keys.pulses() + "day:");
            if (ofDay && name.compareTo(pulseToday) < 0) continue;
            // The first hour of the pulse is half over: its minutes left one by one, its key stays until the end.
            if (!ofDay && name.startsWith(keys.pulses()) && hourOf(name) <= oldestPulse) continue;
            compareCounts(name, actual.hashes().getOrDefault(name, Map.of()));
        }
        compareFigures(actual.hashes().getOrDefault(keys.figures(), Map.of()));
        compareSets(actual.sets());
        compareRegister(actual);
        return new Report(Long.parseLong(actual.head().position()), compared, differing, differences);
    }

    private void compareCounts(String name, Map<String, String> held) {
        Map<String, Long> wanted = expected.getOrDefault(name, Map.of());
        Set<String> fields = new TreeSet<>(held.keySet());
        fields.addAll(wanted.keySet());
        for (String field : fields) {
            compare(name, field, held.getOrDefault(field, "0"), Long.toString(wanted.getOrDefault(field, 0L)));
        }
    }

    /** But for those that the ledger has replaced since the position of the windows: what they were is not known. */
    private void compareFigures(Map<String, String> held) {
        Set<String> fields = new TreeSet<>(held.keySet());
        fields.addAll(expectedFigures.keySet());
        fields.removeAll(figuresBetween);
        for (String field : fields) {
            String should = expectedFigures.getOrDefault(field, "absent");
            compare(keys.figures(), field, held.getOrDefault(field, "absent"), should);
        }
    }

    /** A month that is missing would take its share out of every later closed period, a unit out of every reading. */
    private void compareSets(Sets sets) {
        expected.forEach((name, counts) -> {
            Matcher month = MONTH_SUM.matcher(name.substring(keys.prefix().length()));
            boolean marked = counts.values().stream().anyMatch(count -> count != 0);
            if (!marked || !month.lookingAt()) return;
            compare(keys.months(), month.group(1), present(sets.months(), month.group(1)), "present");
        });
        for (Unit unit : layout.tree().units().all()) {
            String code = unit.code().value();
            compare(keys.changed(), code, present(sets.changed(), code), "present");
        }
    }

    /** What has gone is noticed by the register, so that must be right as well. */
    private void compareRegister(Actual actual) {
        Map<String, Integer> held = new HashMap<>();
        actual.hashes().forEach((name, fields) -> held.put(keys.name(name), fields.size()));
        held.put(keys.name(keys.months()), actual.sets().months().size());
        held.put(keys.name(keys.changed()), actual.sets().changed().size());
        Set<String> names = new TreeSet<>(held.keySet());
        names.addAll(actual.register().keySet());
        for (String name : names) {
            String is = actual.register().getOrDefault(name, "0");
            compare(keys.sizes(), name, is, Integer.toString(held.getOrDefault(name, 0)));
        }
        long length = actual.register().size();
        compare(keys.head(), "keys", Long.toString(actual.head().keys()), Long.toString(length));
    }

    private static String present(Set<String> members, String member) {
        return members.contains(member) ? "present" : "absent";
    }

    private void compare(String name, String field, String is, String should) {
        compared++;
        if (is.equals(should)) return;
        differing++;
        if (differences.size() < MOST_LISTED) {
            differences.add(
                    name.substring(keys.prefix().length()) + " " + field + ": windows " + is + ", ledger " + should);
        }
    }

    private long hourOf(String pulseKey) {
        return Long.parseLong(pulseKey.substring(pulseKey.lastIndexOf(':') + 1));
    }
}
