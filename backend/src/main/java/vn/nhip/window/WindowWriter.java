package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.ledger.Lineage;

/** Runs the two scripts that change windows, under one tree of units. */
final class WindowWriter {
    private static final String APPLY = RedisClient.counting("apply.lua");
    private static final String ROLL = RedisClient.counting("roll.lua");

    private final RedisClient commands;
    private final Tree tree;
    private final RedisKeys keys;
    private final MeasureIndex index;
    private final ZoneId zone;

    WindowWriter(RedisClient commands, Tree tree, RedisKeys keys, MeasureIndex index, ZoneId zone) {
        this.commands = commands;
        this.tree = tree;
        this.keys = keys;
        this.index = index;
        this.zone = zone;
    }

    MarkSums tallies() {
        return new MarkSums(index, tree.units(), zone);
    }

    /** @param figures field, value, field, value, …: is added to */
    void addFigure(MarkSums tallies, List<String> figures, CaseUpdate.Figure figure) {
        figures.add(figure.key());
        figures.add(FigureText.of(figure));
        // A province's figure may be inherited by every unit.
        Units units = tree.units();
        if (figure.unit().equals(units.province().code())) {
            for (Unit unit : units.all()) tallies.touched.add(unit.code());
        }
        tallies.touched.add(figure.unit());
    }

    /**
     * What the head says of where the windows stand: a position of the ledger and its mark, or the token of a rebuild under
     * way and no mark.
     */
    record Stand(String position, String mark) {
        static Stand of(Lineage point) {
            return new Stand(Long.toString(point.position()), Long.toString(point.mark()));
        }

        static Stand of(WindowReader.Head head) {
            return new Stand(head.position(), head.mark());
        }

        static Stand filling(String token) {
            return new Stand(token, "");
        }
    }

    /** A step from where the windows must stand to where they stand then, on the day that they are of. */
    record Step(Stand from, Stand to, Instant asOf, LocalDate today) {}

    /** Adds tallies and figures and notes where the windows stand, together or not at all. */
    Future<Response> run(Step step, MarkSums tallies, List<String> figures) {
        return run(step, tallies, figures, List.of());
    }

    /** @param gone keys that nobody reads any more */
    Future<Response> run(Step step, MarkSums tallies, List<String> figures, List<String> gone) {
        ScriptSink sink = new ScriptSink();
        new FieldWriter(keys, tallies, step.today, tree).to(sink, Mark.minuteOf(step.asOf));
        return run(step, sink, tallies.touched, figures, gone);
    }

    /** @param touched units that are read again */
    Future<Response> run(
            Step step, ScriptSink sink, Collection<UnitCode> touched, List<String> figures, List<String> gone) {
        List<String> arguments = new ArrayList<>(List.of(
                step.from.position,
                step.from.mark,
                step.to.position,
                step.to.mark,
                Long.toString(step.asOf.toEpochMilli()),
                WindowReader.DAY.format(step.today)));
        arguments.addAll(sink.arguments(touched.stream().map(UnitCode::value).toList(), figures, gone));
        List<String> scriptKeys = List.of(keys.head(), keys.changed(), keys.figures(), keys.months());
        return commands.eval(APPLY, scriptKeys, arguments).compose(reply -> {
            String outcome = reply.get(0).toString();
            if (outcome.equals("applied")) return Future.succeededFuture(reply);
            return Future.failedFuture(new WindowsMovedException("windows moved meanwhile: expected "
                    + step.from.position + ", " + outcome + " is " + reply.get(1)));
        });
    }

    /** The hours that leave the pulse while the ledger's instant moves on. */
    List<String> pulsesThatEnd(Instant from, Instant to) {
        long kept = FieldWriter.PULSE_MINUTES / 60 + 2;
        long first = Math.floorDiv(Mark.minuteOf(from), 60L) - kept;
        long end = Math.min(Math.floorDiv(Mark.minuteOf(to), 60L) - kept, first + kept + 1);
        List<String> gone = new ArrayList<>();
        for (long hour = first; hour < end; hour++) gone.add(keys.pulse(hour));
        return gone;
    }

    /** Moves the windows to the day after the one that they are of; the reply says whether they were as the head says. */
    Future<Response> roll(WindowReader.Head head) {
        LocalDate today = head.today();
        LocalDate tomorrow = today.plusDays(1);
        List<String> arguments = new ArrayList<>(List.of(
                keys.prefix(),
                head.born(),
                WindowReader.DAY.format(today),
                WindowReader.DAY.format(tomorrow),
                basic(today.minusDays(6)),
                basic(today.minusDays(29)),
                basic(today.minusDays(30))));
        ScriptSink.addCounted(
                arguments,
                tree.units().all().stream().map(unit -> unit.code().value()).toList());
        ScriptSink.addCounted(arguments, tree.holders());
        ScriptSink.addCounted(
                arguments, periods(tomorrow, period -> period.first().equals(tomorrow)));
        ScriptSink.addCounted(arguments, periods(today, period -> period.end().equals(tomorrow)));
        ScriptSink.addCounted(
                arguments,
                index.distinct.stocks.stream().map(MeasureIndex.Known::key).toList());
        ScriptSink.addCounted(arguments, List.of(keys.pulseDay(today)));
        return commands.eval(ROLL, List.of(keys.head(), keys.changed()), arguments);
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static List<String> periods(LocalDate day, Predicate<Period> wanted) {
        return Period.calendarPeriodsOf(day).stream()
                .filter(wanted)
                .map(Period::id)
                .toList();
    }
}
