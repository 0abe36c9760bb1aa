package vn.nhip.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real HTTP server in the place of the feed door, which can be told to have bad days. */
final class TinyDoor {
    final Map<String, Integer> taken = new HashMap<>();
    final List<String> problems = new ArrayList<>();
    int requests;
    int heartbeats;
    int refusals;
    int mostAtOnce;
    /** The first answers wait for so many requests under way, or how many there are is a question of the machine's pace. */
    int company = 1;

    private static final int ANSWER_MILLIS = 2;
    /** A sender that never brings so many is answered after all, so that the test says what it saw. */
    private static final int MOST_WAITS = 5_000;

    private final Vertx vertx;
    private final int refuseFirst;
    private final String retryAfter;
    private int atOnce;
    private int waits;
    private HttpServer server;
    private int port;

    /** @param refuseFirst how many requests are answered 503 before the door opens */
    TinyDoor(Vertx vertx, int refuseFirst, String retryAfter) {
        this.vertx = vertx;
        this.refuseFirst = refuseFirst;
        this.retryAfter = retryAfter;
    }

    Future<TinyDoor> open() {
        server = vertx.createHttpServer().requestHandler(this::handle);
        return server.listen(port, "127.0.0.1").map(listening -> {
            port = listening.actualPort();
            return this;
        });
    }

    Future<Void> close() {
        return server.close();
    }

    FeederSettings settings(String redisUri) {
        return new FeederSettings("127.0.0.1", port, "secret", redisUri, "nhip:feed");
    }

    private void handle(HttpServerRequest request) {
        requests++;
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        expect("/api/v1/updates", request.path());
        expect("Bearer secret", request.getHeader("Authorization"));
        expect("application/cloudevents-batch+json", request.getHeader("Content-Type"));
        request.body().onSuccess(body -> later(request, body));
    }

    private void later(HttpServerRequest request, Buffer body) {
        vertx.setTimer(ANSWER_MILLIS, passed -> {
            if (mostAtOnce < company && waits++ < MOST_WAITS) later(request, body);
            else answer(request, body);
        });
    }

    private void expect(String wanted, String found) {
        if (!wanted.equals(found)) problems.add("expected " + wanted + ", found " + found);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        atOnce--;
        if (refusals < refuseFirst) {
            refusals++;
            if (retryAfter != null) request.response().putHeader("Retry-After", retryAfter);
            request.response().setStatusCode(refusals % 2 == 0 ? 429 : 503).end();
            return;
        }
        take(body);
        request.response().end("{\"accepted\":0,\"duplicate\":0,\"setAside\":[],\"position\":1}");
    }

    private void take(Buffer body) {
        try {
            JsonNode batch = WireForm.JSON.readTree(body.getBytes());
            if (batch.size() > 500) problems.add("a batch of " + batch.size());
            if (batch.isEmpty()) heartbeats++;
            for (JsonNode event : batch) taken.merge(event.path("id").textValue(), 1, Integer::sum);
        } catch (JsonProcessingException cause) {
            problems.add(cause.getMessage());
        } catch (java.io.IOException cause) {
            problems.add(cause.toString());
        }
    }
}
