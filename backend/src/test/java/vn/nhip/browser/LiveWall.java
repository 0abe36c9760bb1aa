package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import vn.nhip.config.Config;
import vn.nhip.core.unit.Unit;
import vn.nhip.server.App;
import vn.nhip.server.Environment;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/**
 * The whole server with a month of cases, behind a network that can fail: fed through its public door, with a contact
 * every second until it is told to be silent. Its screens keep one address while it dies and comes back.
 */
final class LiveWall implements AutoCloseable {
    /** Short, so that silence shows soon; but longer than the server's beat, or a healthy wall would flicker. */
    static final int PROMISED_SECONDS = 6;

    private static final Instant YESTERDAY = Instant.parse("2026-11-19T09:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-20T07:31:48Z");
    /** Of a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long CONTACT_MILLIS = 1_000;
    private static final String TOKEN = "demo-one-stop-not-a-secret";

    final RunningClock clock = new RunningClock(YESTERDAY);
    final News news;
    private final String base;
    private final Config config;
    private final Servers servers;
    private final Vertx outside = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Proxy proxy = new Proxy(outside);
    private Vertx inside;
    private App app;
    private volatile boolean silent;
    private CompletableFuture<?> lastContact = CompletableFuture.completedFuture(null);
    private int improved;
    private int worked;
    private String build = "test";
    private String webroot = "webroot";

    private LiveWall(Servers servers, String base) {
        this.servers = servers;
        this.base = base;
        config = Config.load(
                Path.of("../config/demo"),
                Map.of(
                        "NHIP_HTTP_HOST",
                        "127.0.0.1",
                        "NHIP_HTTP_PORT",
                        "0",
                        "NHIP_HTTP_BASE_PATH",
                        base,
                        "NHIP_FEEDS_ONE_STOP_INTERVAL_SECONDS",
                        Integer.toString(PROMISED_SECONDS)));
        news = new News(
                config.history().on(LocalDate.parse("2026-11-20")).ofKind("department"),
                config.procedures().all().stream()
                        .filter(procedure -> procedure.level().equals("province"))
                        .toList());
    }

    /** A wall without a case, for screens that are fed by hand. */
    static LiveWall empty(Servers servers) {
        return empty(servers, "");
    }

    private static LiveWall empty(Servers servers, String base) {
        LiveWall wall = new LiveWall(servers, base);
        new OnContext(wall.outside).await(wall.proxy::listen);
        wall.start();
        // Before its first scores a server asks its screens to come again.
        Until.within(PATIENCE, () -> wall.app.newest() != null);
        return wall;
    }

    /** A wall whose month began long ago and whose day began at midnight. */
    static LiveWall on(Servers servers) {
        return on(servers, "");
    }

    /** The same below a path of another site. @param base {@code /nhip} */
    static LiveWall on(Servers servers, String base) {
        LiveWall wall = empty(servers, base);
        wall.tell(wall.news.figures(wall.clock.instant()));
        wall.tell(wall.news.history(wall.clock.instant()));
        wall.clock.skipTo(TODAY);
        wall.outside.setPeriodic(CONTACT_MILLIS, timer -> wall.contact());
        wall.contact();
        // What happens now is compared with the day's beginning, once the windows have seen midnight.
        Until.within(
                PATIENCE,
                () -> wall.get("/api/v1/ranking?kind=department")
                        .path("baseline")
                        .asText()
                        .equals("2026-11-19T17:00:00Z"));
        wall.work();
        return wall;
    }

    private void start() {
        inside = Vertx.vertx();
        app = new App(
                        inside,
                        config,
                        new Environment(servers.postgresUri(), servers.redisUri(), clock, 1, build, webroot))
                .openBlocking();
        new OnContext(inside).await(app::start);
        proxy.leadTo(app.port());
    }

    /** The server is killed: its screens' connections break without a word. */
    void kill() {
        proxy.refuse();
        stop();
    }

    /** The server goes down and says so. */
    void stop() {
        App stopping = app;
        app = null;
        new OnContext(inside).await(stopping::stop);
        new OnContext(outside).await(inside::close);
    }

    void startAgain() {
        start();
        proxy.mend();
        contact();
    }

    /** The server is stopped and comes back as another build. @param pages folder of its pages on the class path */
    void becomes(String otherBuild, String pages) {
        kill();
        build = otherBuild;
        webroot = pages;
        startAgain();
    }

    /** Whatever a test has broken works again. */
    void repair() {
        if (app == null) startAgain();
        proxy.mend();
        speakAgain();
    }

    Proxy network() {
        return proxy;
    }

    String address() {
        return "http://127.0.0.1:" + proxy.port() + base;
    }

    /** The departments only, so that a test need not wait for other slides. */
    String page() {
        return page("slides=so");
    }

    /** Of the month, whatever the province's usual period. @param settings of the screen, as in its address */
    String page(String settings) {
        return address() + "/man/thu?" + (settings.contains("ky=") ? "" : "ky=month&") + settings;
    }

    // ---- the feed

    /** Comes back when no contact is under way any more. */
    synchronized void fallSilent() {
        silent = true;
        lastContact.handle((answer, failure) -> null).join();
    }

    void speakAgain() {
        silent = false;
        contact();
    }

    private synchronized void contact() {
        App feeding = app;
        if (silent || feeding == null) return;
        lastContact = http.sendAsync(update("[]", feeding.port()), HttpResponse.BodyHandlers.discarding());
    }

    /** One more case of the unit has its paper in the citizen's store: component 4.4 rises, and nothing else changes. */
    void improve(Unit unit) {
        int i = improved++ % News.CASES;
        ObjectNode better = news.aCase(unit, i).put("personalStore", true);
        tell(News.JSON.createArrayNode().add(news.event("case", clock.instant(), better)));
    }

    /** Every second department finishes a case, so that the day has changes and a pulse. */
    void work() {
        ArrayNode events = News.JSON.createArrayNode();
        for (int i = 0; i < news.busy().size(); i += 2) {
            Unit unit = news.busy().get(i);
            for (int more = 0; more <= i / 4; more++) {
                events.add(news.event("case", clock.instant(), news.doneToday(unit, worked++, clock.instant())));
            }
        }
        tell(events);
    }

    /** Comes back when the events are committed and scored. */
    void tell(JsonNode events) {
        HttpResponse<String> answer = send(update(events.toString(), app.port()));
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode taken = parse(answer.body());
        assertEquals(List.of(), List.copyOf(taken.findValuesAsText("problem")), "set aside");
        long position = taken.path("position").asLong();
        Until.within(PATIENCE, () -> scored() >= position);
    }

    private static HttpRequest update(String body, int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/updates"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    // ---- what the API says

    JsonNode sheet(String unit) {
        return get("/api/v1/units/" + unit + "/sheet?period=month");
    }

    JsonNode ranking() {
        return get("/api/v1/ranking?kind=department&period=month").path("rows");
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = ask(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return parse(answer.body());
    }

    private HttpResponse<String> ask(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
                .build());
    }

    /** The position of the ledger that the scores have reached; health says it also while something is wrong. */
    private long scored() {
        return parse(ask("/api/v1/health").body()).path("windowPosition").asLong();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static JsonNode parse(String json) {
        try {
            return News.JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new IllegalStateException(json, unreadable);
        }
    }

    @Override
    public void close() {
        silent = true;
        if (app != null) stop();
        outside.close().toCompletionStage().toCompletableFuture().join();
    }
}
