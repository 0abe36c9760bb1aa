package vn.nhip.screens;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.nhip.access.AccessKeys;
import vn.nhip.http.ProblemHandler;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** The room alone, on a real PostgreSQL and a real HTTP server, with a clock that is moved by hand. */
final class RoomRig implements AutoCloseable {
    static final String KEY = "operator-key-of-the-tests";
    static final int WRONG_KEYS = 3;
    static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");
    static final String BEAT = "{\"build\":\"0.1.0-8f2c\",\"heapMb\":41.5,\"droppedFrames\":3,\"slide\":\"so\","
            + "\"visible\":true,\"width\":1920,\"height\":1080,\"devicePixelRatio\":1,\"lagMs\":120}";

    final HandClock clock = new HandClock(MORNING);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final OnContext loop = new OnContext(vertx);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String postgres;
    private final String key;
    private final ScreenLimits limits;
    private Pool pool;
    private ScreenRoom room;
    private HttpServer server;

    /** @param key null for a server without one */
    RoomRig(Servers servers, String key, ScreenLimits limits) {
        this.postgres = servers.postgresUri();
        this.key = key;
        this.limits = limits;
        Migrations.runBlocking(postgres);
        start();
    }

    static RoomRig usual(Servers servers) {
        return new RoomRig(servers, KEY, ScreenLimits.USUAL);
    }

    private void start() {
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(postgres))
                .build();
        Router router = Router.router(vertx);
        ProblemHandler.mount(router);
        AccessKeys keys = new AccessKeys(
                new AccessKeys.Ring(key, Map.of()), new AccessKeys.Limits(WRONG_KEYS, 10), clock, meters);
        room = new ScreenRoom(vertx, new ScreenRoom.Store(pool, 2_000), keys, clock, limits, meters);
        room.routes(router, context -> context.response().end());
        server = loop.await(() -> room.start()
                .compose(
                        known -> vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1")));
    }

    void restart() {
        loop.await(room::stop);
        loop.await(server::close);
        loop.await(pool::close);
        meters.clear();
        start();
    }

    void losePostgres() {
        loop.await(pool::close);
    }

    void pass(Duration span) {
        clock.set(clock.instant().plus(span));
    }

    HttpResponse<String> ask(String method, String path, String bearer, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The answer to a question that is answered; fails when it is not. */
    JsonObject answer(String method, String path, String bearer, String body) {
        HttpResponse<String> response = ask(method, path, bearer, body);
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    int status(String method, String path, String bearer, String body) {
        return ask(method, path, bearer, body).statusCode();
    }

    // ---- what walls and operators do

    JsonObject open() {
        return answer("POST", "/screens/enrolments", null, "");
    }

    JsonObject poll(JsonObject opened) {
        return answer("GET", address(opened), opened.getString("secret"), "");
    }

    int pollStatus(JsonObject opened) {
        return status("GET", address(opened), opened.getString("secret"), "");
    }

    static String address(JsonObject opened) {
        return "/screens/enrolments/" + opened.getString("code");
    }

    JsonObject confirm(String code, String name) {
        String body = new JsonObject().put("code", code).put("name", name).encode();
        return answer("POST", "/operator/screens", KEY, body);
    }

    /** A wall that has its token. */
    Wall wall(String name) {
        JsonObject opened = open();
        String id = confirm(opened.getString("code"), name).getString("id");
        return new Wall(id, poll(opened).getString("token"));
    }

    record Wall(String id, String token) {
        String at(String more) {
            return "/operator/screens/" + id + more;
        }
    }

    JsonObject me(String token) {
        return answer("GET", "/screens/me", token, "");
    }

    JsonObject beat(String token) {
        return answer("POST", "/screens/me/beat", token, BEAT);
    }

    JsonObject listed(String id) {
        return answer("GET", "/operator/screens", KEY, "").getJsonArray("screens").stream()
                .map(JsonObject.class::cast)
                .filter(screen -> screen.getString("id").equals(id))
                .findFirst()
                .orElse(null);
    }

    double count(String meter, String... tags) {
        return meters.counter(meter, tags).count();
    }

    @Override
    public void close() {
        loop.await(server::close);
        loop.await(pool::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
