package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Restatements;
import vn.nhip.score.PeriodAnswer;
import vn.nhip.score.Question;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.Now;

/** Sheets, rankings, what was restated, targets; and which periods there are. */
final class ScoreRoutes {
    private static final int MOST_RESTATEMENTS = 1_000;
    private static final int USUAL_RESTATEMENTS = 100;
    private static final int MOST_DAYS = 30;

    private final About about;
    private final ReadApi served;

    ScoreRoutes(About about, ReadApi served) {
        this.about = about;
        this.served = served;
    }

    void routes(Router router) {
        Reply.get(router, "/api/v1/units/:code/sheet", this::sheet);
        Reply.get(router, "/api/v1/units/:code/history", this::line);
        Reply.get(router, "/api/v1/ranking", this::ranking);
        Reply.get(router, "/api/v1/restatements", this::restatements);
        Reply.get(router, "/api/v1/targets", this::targets);
        Reply.get(router, "/api/v1/periods", context -> served.months().map(ScoreRoutes::periods));
    }

    private static String periods(Set<String> months) {
        return JsonText.of(json -> {
            json.writeArrayFieldStart("months");
            for (String month : new TreeSet<>(months)) json.writeString(month);
            json.writeEndArray();
        });
    }

    private Query query(RoutingContext context) {
        return new Query(context, about, served);
    }

    private AnswerHead answered(Question question, PeriodAnswer asked) {
        Now now = served.now();
        // Of an empty ledger: there is nothing, now.
        Instant asOf = asked.asOf().equals(Instant.EPOCH) ? now.now() : asked.asOf();
        Instant judgedAt = question.period().judgedAt(asOf, about.zone());
        LocalDate day = about.dayOf(question.at() == null ? now.now() : question.at());
        return new AnswerHead(question, asked, judgedAt, PeriodDay.of(question.period(), day, about.days()), now);
    }

    private static UnitRow row(PeriodAnswer asked, UnitCode unit) {
        return Objects.requireNonNull(asked.standing().rows().get(unit), "every unit that is known has a row");
    }

    private Future<String> sheet(RoutingContext context) {
        return sheet(query(context), context.pathParam("code"));
    }

    /** As {@code /api/v1/units/CODE/sheet} answers. */
    Future<String> sheet(Query query, String code) {
        UnitCode unit = query.unit(code).code();
        Question question = query.question().still();
        return served.ask(question)
                .compose(asked -> restated(unit, question).map(restated -> {
                    UnitRow row = row(asked, unit);
                    return SheetAnswer.of(row, answered(question, asked), restated, served.targets(), about.history());
                }));
    }

    /** Only the main view's restatements are written down. */
    private Future<Restatements.Summary> restated(UnitCode unit, Question question) {
        boolean main = question.view().equals(served.methods().main());
        boolean rolls = question.period().kind() == Period.Kind.ROLLING;
        Instant now = served.now().now();
        // An open period is answered from the windows alone, also while the ledger is away.
        boolean open = question.period().judgedAt(now, about.zone()).equals(now);
        if (!main || rolls || open) return Future.succeededFuture(new Restatements.Summary(0, null));
        return served.restated(unit, question.period().id(), question.at());
    }

    private Future<String> line(RoutingContext context) {
        Query query = query(context);
        UnitCode unit = query.unit(context.pathParam("code")).code();
        Period.Kind kind = query.calendarKind();
        int days = query.number("days", MOST_DAYS, 1, MOST_DAYS);
        return served.line(unit, kind, query.view()).map(line -> HistoryAnswer.of(line.last(days), kind, served.now()));
    }

    private Future<String> ranking(RoutingContext context) {
        return ranking(query(context));
    }

    /** As {@code /api/v1/ranking} answers. */
    Future<String> ranking(Query query) {
        String kind = query.kind();
        Question question = query.question();
        return served.ask(question).map(asked -> RankingAnswer.of(kind, answered(question, asked), about.history()));
    }

    private Future<String> restatements(RoutingContext context) {
        return restatements(query(context));
    }

    /** As {@code /api/v1/restatements} answers. */
    Future<String> restatements(Query query) {
        String code = query.text("unit");
        Restatements.Wanted wanted = new Restatements.Wanted(
                code == null ? null : query.unit(code).code(),
                query.closedPeriod(),
                query.since(),
                query.number("limit", USUAL_RESTATEMENTS, 1, MOST_RESTATEMENTS));
        return served.restatements(wanted).map(rows -> Answers.restatements(rows, about.history()));
    }

    private Future<String> targets(RoutingContext context) {
        Query query = query(context);
        Unit unit = query.neededUnit();
        int year = query.number(
                "year", query.today().getYear(), 2000, query.today().getYear());
        Question question = new Question(served.methods().main(), Period.year(year), null, Question.Baseline.NONE);
        return served.ask(question).map(asked -> {
            UnitRow row = row(asked, unit.code());
            return TargetsAnswer.of(row, answered(question, asked), served.targets());
        });
    }
}
