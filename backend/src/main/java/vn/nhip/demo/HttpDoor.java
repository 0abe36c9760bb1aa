package vn.nhip.demo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public feed door, {@code POST /api/v1/updates}. */
final class HttpDoor {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final RequestOptions request;

    /** The door answered, but did not take the events. */
    static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final int TOO_MANY_REQUESTS = 429;
        private static final int SERVER_ERROR = 500;

        private final int status;
        private final long retryAfterMillis;

        NotTaken(int status, long retryAfterMillis) {
            super("the feed door answered " + status);
            this.status = status;
            this.retryAfterMillis = retryAfterMillis;
        }

        /** Whether the same events may be taken later. */
        boolean passes() {
            return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
        }

        /** What the door asked for; 0 when it did not say. */
        long retryAfterMillis() {
            return retryAfterMillis;
        }
    }

    HttpDoor(HttpClient client, FeederSettings settings) {
        this.client = client;
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(settings.host())
                .setPort(settings.port())
                .setURI("/api/v1/updates")
                .setTimeout(TIMEOUT.toMillis())
                .putHeader("Content-Type", "application/cloudevents-batch+json")
                .putHeader("Authorization", "Bearer " + settings.token());
    }

    /**
     * Succeeds when the events are committed. An empty list is a heartbeat.
     *
     * @param toldTo up to when all has been told; null says nothing
     */
    Future<Void> send(List<SimulatedEvent> events, @Nullable Instant toldTo) {
        Buffer body = batch(events);
        RequestOptions saying = new RequestOptions(request);
        if (toldTo != null) saying.putHeader("Nhip-Reach", toldTo.toString());
        return client.request(saying).compose(sent -> answer(sent, body));
    }

    private static Buffer batch(List<SimulatedEvent> events) {
        StringBuilder json = new StringBuilder(events.size() * 512 + 2).append('[');
        for (SimulatedEvent event : events) {
            if (json.length() > 1) json.append(",\n");
            json.append(event.json());
        }
        return Buffer.buffer(json.append(']').toString());
    }

    private static Future<Void> answer(HttpClientRequest sent, Buffer body) {
        return sent.send(body).compose(answer -> answer.body().compose(read -> taken(answer)));
    }

    private static Future<Void> taken(HttpClientResponse answer) {
        if (answer.statusCode() == 200) return Future.succeededFuture();
        return Future.failedFuture(new NotTaken(answer.statusCode(), retryAfter(answer.getHeader("Retry-After"))));
    }

    private static long retryAfter(String seconds) {
        return seconds != null && seconds.matches("\\d{1,4}") ? Long.parseLong(seconds) * 1000 : 0;
    }
}
