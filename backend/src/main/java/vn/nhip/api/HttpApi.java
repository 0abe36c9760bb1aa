package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.live.Now;
import vn.nhip.score.PastScores;
import vn.nhip.score.Row;
import vn.nhip.score.Scores;

/** Reading over HTTP, and the pages. */
public final class HttpApi {
    private static final Logger log = LoggerFactory.getLogger(HttpApi.class);
    private static final String CONTENT_POLICY = "default-src 'self'; connect-src 'self'; frame-ancestors 'self';"
            + " base-uri 'none'; form-action 'self'; object-src 'none'";

    private final About about;
    private final Units units;
    private final Supplier<Scores> scores;
    private final Function<Period, Future<PastScores.Asked>> standings;
    private final Supplier<Future<Health>> health;
    private final Supplier<Now> now;
    private final Supplier<String> metrics;

    /**
     * @param scores after the last tick; null before the first
     * @param standings any period that has begun
     * @param metrics in Prometheus' text form
     */
    public HttpApi(
            About about,
            Units units,
            Supplier<Scores> scores,
            Function<Period, Future<PastScores.Asked>> standings,
            Supplier<Future<Health>> health,
            Supplier<Now> now,
            Supplier<String> metrics) {
        this.about = about;
        this.units = units;
        this.scores = scores;
        this.standings = standings;
        this.health = health;
        this.now = now;
        this.metrics = metrics;
    }

    /** @param webroot folder of the pages, or its name in the jar */
    public void routes(Router router, String webroot) {
        router.route().order(-1).handler(HttpApi::harden);
        router.get("/api/v1/about").handler(context -> json(context, Answers.about(about, now.get())));
        router.get("/api/v1/units").handler(context -> json(context, Answers.units(List.copyOf(units.all()))));
        router.get("/api/v1/units/:code/sheet").handler(this::sheet);
        router.get("/api/v1/ranking").handler(this::ranking);
        router.get("/api/v1/health").handler(this::health);
        router.get("/suc-khoe").handler(this::health);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.get()));
        router.get("/api/v1/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .sendFile("openapi.yaml"));
        router.get("/").handler(context -> context.redirect("/man/thu"));
        String wall = webroot + "/wall.html";
        router.get("/man/:screen").handler(context -> page(context, wall));
        router.head("/man/:screen").handler(context -> page(context, wall));
        new WallPages(about.zone(), about.demo(), () -> units, scores, now).routes(router, webroot);
        router.get("/static/*")
                .handler(StaticHandler.create(webroot)
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(60)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false));
        router.errorHandler(400, context -> Problem.answer(context, 400, "Bad request", null));
        router.errorHandler(404, context -> Problem.answer(context, 404, "Not found", null));
        router.errorHandler(405, context -> Problem.answer(context, 405, "Method not allowed", null));
        router.errorHandler(500, context -> {
            log.warn("request failed, answered 500: path={}", context.request().path(), context.failure());
            Problem.answer(context, 500, "Something went wrong", "It was logged; try again later.");
        });
    }

    private static void harden(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }

    private static void page(RoutingContext context, String file) {
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .sendFile(file);
    }

    private static void json(RoutingContext context, String body) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    private void sheet(RoutingContext context) {
        Optional<Unit> unit = unit(context.pathParam("code"));
        if (unit.isEmpty()) {
            Problem.answer(context, 404, "Unknown unit", "GET /api/v1/units lists the units");
            return;
        }
        if (context.request().getParam("at") != null) {
            Problem.answer(
                    context, 400, "at cannot be asked yet", "A past figure as it was shown then is not kept yet.");
            return;
        }
        withStanding(context, (period, asked) -> {
            Row row = asked.standing().rows().get(unit.get().code());
            return Answers.sheet(row, period.id(), judgedAt(period, asked), asked.position(), now.get());
        });
    }

    private Optional<Unit> unit(String text) {
        try {
            return units.find(UnitCode.parse(text));
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }

    private void ranking(RoutingContext context) {
        String kind = context.request().getParam("kind");
        if (kind == null || units.ofKind(kind).isEmpty()) {
            List<String> kinds =
                    units.all().stream().map(Unit::kind).distinct().sorted().toList();
            Problem.answer(context, 400, "Unknown kind", "kind is one of " + String.join(", ", kinds));
            return;
        }
        withStanding(
                context,
                (period, asked) ->
                        Answers.ranking(kind, asked.standing(), judgedAt(period, asked), asked.position(), now.get()));
    }

    private interface Answer {
        String of(Period period, PastScores.Asked asked);
    }

    private void withStanding(RoutingContext context, Answer answer) {
        LocalDate today = now.get().now().atZone(about.zone()).toLocalDate();
        Period period;
        try {
            period = Period.parse(context.request().getParam("period", "month"), today);
        } catch (IllegalArgumentException unknown) {
            Problem.answer(context, 400, "Unknown period", unknown.getMessage());
            return;
        }
        if (period.first().isAfter(today)) {
            Problem.answer(context, 404, "Period not begun", period.id() + " begins on " + period.first());
            return;
        }
        standings
                .apply(period)
                .map(asked -> answer.of(period, asked))
                .onSuccess(body -> json(context, body))
                .onFailure(cause -> {
                    log.warn("scores not read, answered 503: period={}", period.id(), cause);
                    context.response().putHeader("Retry-After", "2");
                    Problem.answer(context, 503, "Scores are not ready", "Try again in some seconds.");
                });
    }

    private Instant judgedAt(Period period, PastScores.Asked asked) {
        return period.judgedAt(asked.asOf(), about.zone());
    }

    private void health(RoutingContext context) {
        health.get()
                .onSuccess(found -> {
                    context.response().setStatusCode(found.problems().isEmpty() ? 200 : 503);
                    json(context, Answers.health(found, scores.get()));
                })
                .onFailure(context::fail);
    }
}
