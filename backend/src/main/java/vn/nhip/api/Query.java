package vn.nhip.api;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.http.ProblemException;
import vn.nhip.score.Question;
import vn.nhip.score.Question.Baseline;
import vn.nhip.score.View;

/** The parameters of one question, read; each that is wrong is refused with what is allowed. */
final class Query {
    private final MultiMap parameters;
    private final About about;
    private final ReadApi served;
    private final Instant now;

    Query(RoutingContext context, About about, ReadApi served) {
        this(context.request().params(), about, served);
    }

    /** @param parameters as they stand in an address, not escaped any more */
    Query(MultiMap parameters, About about, ReadApi served) {
        this.parameters = parameters;
        this.about = about;
        this.served = served;
        this.now = served.now().now();
    }

    /** Null when it is absent. */
    String text(String name) {
        return parameters.get(name);
    }

    String text(String name, String usual) {
        String text = text(name);
        return text == null ? usual : text;
    }

    LocalDate today() {
        return about.dayOf(now);
    }

    Question question() {
        Instant at = at();
        Instant moment = at == null ? now : at;
        Period period = period(text("period", "month"), moment);
        return new Question(view(), period, at, baseline(period, moment));
    }

    /** Null: now. */
    @Nullable
    Instant at() {
        return past("at", text("at"));
    }

    private @Nullable Instant past(String name, String text) {
        if (text == null) return null;
        Instant at = instant(name, text);
        if (at.isAfter(now)) throw ReadProblems.bad("An instant ahead", name + " lies ahead of now, " + now);
        return at;
    }

    /** In an address a plus that is not escaped is a space. */
    private static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException wrong) {
            throw ReadProblems.bad("No instant", name + " is an instant with its zone, as 2026-11-20T14:30:00+07:00");
        }
    }

    /** Null when it is absent. */
    @Nullable
    Instant since() {
        String text = text("since");
        return text == null ? null : instant("since", text);
    }

    private Period period(String text, Instant moment) {
        LocalDate day = about.dayOf(moment);
        Period period;
        try {
            period = Period.parse(text, day);
        } catch (IllegalArgumentException unknown) {
            throw ReadProblems.bad("Unknown period", String.valueOf(unknown.getMessage()));
        }
        if (period.first().isAfter(day)) {
            throw ReadProblems.unknown("Period not begun", period.id() + " begins on " + period.first());
        }
        return period;
    }

    /** The period asked for, of now. */
    Period openPeriod() {
        return period(text("period", "month"), now);
    }

    /** Week, month, quarter or year. */
    Period.Kind calendarKind() {
        String text = text("period", "month");
        return switch (text) {
            case "week" -> Period.Kind.WEEK;
            case "month" -> Period.Kind.MONTH;
            case "quarter" -> Period.Kind.QUARTER;
            case "year" -> Period.Kind.YEAR;
            default ->
                throw ReadProblems.bad(
                        "Unknown period",
                        "period is week, month, quarter or year; of rolling periods no past days are kept");
        };
    }

    /** A calendar period by its id; null when it is absent. */
    @Nullable
    String closedPeriod() {
        String text = text("period");
        if (text == null) return null;
        Period period = period(text, now);
        if (period.kind() == Period.Kind.ROLLING) {
            throw ReadProblems.bad(
                    "Unknown period",
                    "only weeks, months, quarters and years are restated: 2026-W48, 2026-11, 2026-Q4, 2026");
        }
        return period.id();
    }

    View view() {
        return served.methods().view(text("catalogue"), text("list")).orElseThrow(this::unknownView);
    }

    private ProblemException unknownView() {
        Catalogues catalogues = served.methods().catalogues();
        String ids = Stream.concat(
                        catalogues.sets().stream(), catalogues.all().stream().map(Catalogue::id))
                .distinct()
                .collect(Collectors.joining(", "));
        String lists = catalogues.lists().stream().map(ProcedureSet::id).collect(Collectors.joining(", "));
        String detail = "catalogue is one of " + ids + "; list is one of " + (lists.isEmpty() ? "none" : lists);
        return ReadProblems.unknown("Unknown catalogue or list", detail);
    }

    private Baseline baseline(Period period, Instant moment) {
        String text = text("baseline", "day");
        switch (text) {
            case "day":
                return Baseline.DAY;
            case "month":
                return new Baseline(Baseline.Kind.MONTH, null);
            case "previous":
                return beforeOf(period, Baseline.Kind.PREVIOUS, null);
            case "sameDay":
                return beforeOf(period, Baseline.Kind.SAME_DAY, moment);
            default:
                return new Baseline(Baseline.Kind.INSTANT, baselineInstant(text, period, moment));
        }
    }

    private static Baseline beforeOf(Period period, Baseline.Kind kind, @Nullable Instant moment) {
        if (period.kind() == Period.Kind.ROLLING) {
            throw ReadProblems.bad(
                    "No period before", "previous and sameDay are for weeks, months, quarters and years");
        }
        return new Baseline(kind, moment);
    }

    private Instant baselineInstant(String text, Period period, Instant moment) {
        Instant at;
        try {
            at = instant("baseline", text);
        } catch (ProblemException wrong) {
            throw ReadProblems.bad(
                    "Unknown baseline",
                    "baseline is day, month, previous, sameDay, or an instant with its zone, as 2026-11-20T14:30:00+07:00");
        }
        if (at.isAfter(moment))
            throw ReadProblems.bad("A baseline ahead", "baseline lies after what it is compared with");
        boolean rolls = period.kind() == Period.Kind.ROLLING;
        if (!rolls && about.dayOf(at).isBefore(period.first())) {
            throw ReadProblems.bad("A baseline too early", period.id() + " had not begun then");
        }
        return at;
    }

    /** The unit that an address or a parameter names, as it is now. */
    Unit unit(String code) {
        try {
            return about.unitsOn(now)
                    .find(UnitCode.parse(code))
                    .orElseThrow(() -> ReadProblems.unknown("Unknown unit", "GET /api/v1/units lists the units"));
        } catch (IllegalArgumentException noCode) {
            throw ReadProblems.unknown("Unknown unit", "GET /api/v1/units lists the units");
        }
    }

    Unit neededUnit() {
        String code = text("unit");
        if (code == null || code.isEmpty()) throw ReadProblems.bad("No unit", "unit is the code of a unit, as H48.01");
        return unit(code);
    }

    String kind() {
        String kind = text("kind");
        List<String> kinds = about.history().all().stream()
                .map(Unit::kind)
                .distinct()
                .sorted()
                .toList();
        if (kind == null || !kinds.contains(kind)) {
            throw ReadProblems.bad("Unknown kind", "kind is one of " + String.join(", ", kinds));
        }
        return kind;
    }

    /** A whole number in a range. */
    int number(String name, int usual, int least, int most) {
        String text = text(name);
        if (text == null) return usual;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException none) {
            // Told with the range below.
        }
        throw ReadProblems.bad("Unknown " + name, name + " is a whole number, " + least + ".." + most);
    }

    /** A figure: not negative, and short enough to be computed with. */
    static BigDecimal figure(String name, String text) {
        boolean plain = text != null && text.matches("\\d{1,15}(\\.\\d{1,6})?");
        if (!plain)
            throw ReadProblems.bad("Unknown " + name, name + " is a number that is not negative, as 12 or 97.5");
        return new BigDecimal(text);
    }
}
