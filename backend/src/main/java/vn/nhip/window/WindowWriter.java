package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;

/** Runs the two scripts that change windows, under one tree of units. */
final class WindowWriter {
    private static final String APPLY = Commands.script("apply.lua");
    private static final String ROLL = Commands.script("roll.lua");

    private final Commands commands;
    private final Tree tree;
    private final Keys keys;
    private final MeasureIndex index;
    private final ZoneId zone;

    WindowWriter(Commands commands, Tree tree, Keys keys, MeasureIndex index, ZoneId zone) {
        this.commands = commands;
        this.tree = tree;
        this.keys = keys;
        this.index = index;
        this.zone = zone;
    }

    Tallies tallies() {
        return new Tallies(index, tree.units(), zone);
    }

    /** @param figures field, value, field, value, …: is added to */
    void addFigure(Tallies tallies, List<String> figures, CaseUpdate.Figure figure) {
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
     * Adds tallies and figures and notes the position, together or not at all.
     *
     * @param expected the position that the windows must be at
     */
    Future<Response> run(
            String expected, String next, Instant asOf, LocalDate today, Tallies tallies, List<String> figures) {
        ScriptSink sink = new ScriptSink(keys.pulses());
        new Emission(keys, tallies, today, tree).to(sink, Mark.minuteOf(asOf));
        List<String> arguments = new ArrayList<>(
                List.of(expected, next, Long.toString(asOf.toEpochMilli()), WindowReader.DAY.format(today)));
        List<String> touched = tallies.touched.stream().map(UnitCode::value).toList();
        arguments.addAll(sink.arguments(touched, figures));
        List<String> scriptKeys = List.of(keys.head(), keys.changed(), keys.figures(), keys.months());
        return commands.eval(APPLY, scriptKeys, arguments).compose(reply -> {
            String outcome = reply.get(0).toString();
            if (outcome.equals("applied")) return Future.succeededFuture(reply);
            return Future.failedFuture(new WindowsMovedException(
                    "windows moved meanwhile: expected " + expected + ", " + outcome + " is " + reply.get(1)));
        });
    }

    /** Moves the windows to the day after {@code today}. */
    Future<Response> roll(LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        List<String> arguments = new ArrayList<>(List.of(
                keys.prefix(),
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
