package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.http.ProblemException;
import vn.nhip.pages.PageAddresses;
import vn.nhip.pages.Pages;
import vn.nhip.score.Scores;

/**
 * Pages that come with their first figures: as text, for who reads before a script has run or without one, and as the
 * answers and frames that the page would ask for first, so that nothing is asked twice; its live boards go on from the
 * frames' epoch and offset. That is done for the usual view of an open period; what is asked otherwise comes without, and
 * asks as it needs.
 */
final class FirstPages {
    private static final Logger log = LoggerFactory.getLogger(FirstPages.class);
    /** What makes a page show something else than the newest scores of the main view. */
    private static final Set<String> OTHERWISE = Set.of(
            PageAddresses.CATALOGUE, "catalogue", PageAddresses.LIST, "list", PageAddresses.AT, PageAddresses.COMPARED);

    /** What stands in a template for the first text alone. */
    private static final Pattern FIRST = Pattern.compile("<!--first-->.*?<!--/first-->", Pattern.DOTALL);

    private static final String TOLD = "<!--told-->";

    private final About about;
    private final ReadApi served;
    private final ScoreRoutes scores;
    private final PlainPage text;
    private final Frames frames;

    /** @param frames of the main view: the whole picture of a board in an open period; empty when there is none */
    FirstPages(About about, ReadApi served, Frames frames) {
        this.about = about;
        this.served = served;
        this.scores = new ScoreRoutes(about, served);
        this.text = new PlainPage(about, served::newest, served::now);
        this.frames = frames;
    }

    void routes(Router router, Pages pages) {
        at(router, pages, PageAddresses.WALL, "wall.html", this::wall);
        at(router, pages, PageAddresses.DEPARTMENTS, "ranking.html", context -> ranking(context, "department"));
        at(router, pages, PageAddresses.COMMUNES, "ranking.html", context -> ranking(context, "commune"));
        at(router, pages, PageAddresses.UNIT, "unit.html", this::unit);
        router.get(PageAddresses.PLAIN).handler(context -> plain(context, pages));
    }

    /**
     * What a page comes with.
     *
     * @param shown as text
     * @param answers path to JSON
     * @param frames board and period to JSON
     */
    private record First(PlainPage.Shown shown, Map<String, String> answers, Map<String, String> frames) {}

    private void at(
            Router router, Pages pages, String address, String name, Function<RoutingContext, Future<First>> first) {
        router.route(address)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> Future.all(pages.template(context, name), foundOrNone(context, first))
                        .map(read -> filled(read.resultAt(0), read.resultAt(1)))
                        .onSuccess(page -> end(context, page))
                        .onFailure(context::fail));
    }

    /** Nothing but the first figures, for browsers that cannot run a wall. */
    private void plain(RoutingContext context, Pages pages) {
        pages.template(context, "plain.html")
                .map(template -> text.fill(template, text.usual()))
                .onSuccess(page -> end(context, page))
                .onFailure(context::fail);
    }

    /** A page without its first figures is a page still: it asks for them. */
    private Future<First> foundOrNone(RoutingContext context, Function<RoutingContext, Future<First>> first) {
        Scores newest = served.newest();
        boolean usual = OTHERWISE.stream().noneMatch(context.queryParams()::contains);
        if (newest == null || !usual) return Future.succeededFuture();
        return Future.succeededFuture().compose(go -> first.apply(context)).recover(cause -> {
            boolean asked = cause instanceof ProblemException || cause instanceof IllegalArgumentException;
            if (!asked)
                log.debug(
                        "a page comes without its first figures: {}",
                        context.request().path(),
                        cause);
            return Future.succeededFuture();
        });
    }

    private String filled(String template, First first) {
        if (first == null) return FIRST.matcher(template).replaceAll("").replace(TOLD, "");
        String page = text.fill(template, first.shown());
        return page.replace(TOLD, TOLD + ToldText.of(first.answers(), first.frames()) + "<!--/told-->");
    }

    /** The boards of the first usual slide; those of the others are followed by the page. */
    private Future<First> wall(RoutingContext context) {
        String period = period(context, about.wallPeriod());
        Map<String, String> boards = new LinkedHashMap<>();
        follow(boards, "province", period);
        follow(boards, "ranking:department", period);
        PlainPage.Shown shown = new PlainPage.Shown(period, null, "department");
        return Future.succeededFuture(new First(shown, aboutItself(), boards));
    }

    private Future<First> ranking(RoutingContext context, String kind) {
        String period = period(context, "month");
        Map<String, String> boards = new LinkedHashMap<>();
        follow(boards, "ranking:" + kind, period);
        String asked = "period=" + period + "&kind=" + kind + "&baseline=day";
        Query query = new Query(
                MultiMap.caseInsensitiveMultiMap().add("period", period).add("kind", kind), about, served);
        return scores.ranking(query).map(answer -> {
            Map<String, String> answers = methodToo(period);
            answers.put("/api/v1/ranking?" + asked, answer);
            return new First(new PlainPage.Shown(period, null, kind), answers, boards);
        });
    }

    private Future<First> unit(RoutingContext context) {
        String period = period(context, "month");
        Query query = new Query(MultiMap.caseInsensitiveMultiMap().add("period", period), about, served);
        UnitCode unit = query.unit(context.pathParam("code")).code();
        Map<String, String> boards = new LinkedHashMap<>();
        follow(boards, "unit:" + unit, period);
        Query restated = new Query(
                MultiMap.caseInsensitiveMultiMap().add("unit", unit.value()).add("limit", "10"), about, served);
        return Future.all(scores.sheet(query, unit.value()), scores.restatements(restated))
                .map(read -> {
                    Map<String, String> answers = methodToo(period);
                    answers.put("/api/v1/units/" + unit + "/sheet?period=" + period, read.resultAt(0));
                    answers.put("/api/v1/restatements?unit=" + unit + "&limit=10", read.resultAt(1));
                    return new First(new PlainPage.Shown(period, unit, null), answers, boards);
                });
    }

    private Scores newest() {
        Scores newest = served.newest();
        if (newest == null) throw ReadProblems.notReady();
        return newest;
    }

    /** One that goes on; of a closed one nothing is live, and its page comes without. */
    private String period(RoutingContext context, String usual) {
        String asked = context.queryParams().get(PageAddresses.PERIOD);
        String text = asked == null ? usual : asked;
        String id = Period.parse(text, about.dayOf(served.now().now())).id();
        if (!newest().standings().containsKey(id)) throw new IllegalArgumentException("not open: " + text);
        return text;
    }

    private void follow(Map<String, String> boards, String board, String period) {
        frames.picture(board, period).ifPresent(frame -> boards.put(board + "@" + period, frame));
    }

    /** What every page asks first: whose figures these are, and by which method. */
    private Map<String, String> aboutItself() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("/api/v1/about", Answers.about(about, served.methods(), served.now(), served.checked()));
        return answers;
    }

    /** A reading page names all parts of what a period is scored by. */
    private Map<String, String> methodToo(String period) {
        Map<String, String> answers = aboutItself();
        String open = Period.parse(period, about.dayOf(served.now().now())).id();
        Catalogue catalogue = Objects.requireNonNull(newest().standings().get(open), "an open period is scored")
                .method()
                .catalogue();
        answers.put("/api/v1/catalogues/" + catalogue.id(), CatalogueAnswer.of(catalogue));
        return answers;
    }

    /** Never kept: what is in it is of this moment. */
    static void end(RoutingContext context, String page) {
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").putHeader("Cache-Control", "no-store");
        if (context.request().method() == HttpMethod.HEAD) context.end();
        else context.end(page);
    }
}
