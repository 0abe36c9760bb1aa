package vn.nhip.whole;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import vn.nhip.testing.Until;

/** Somebody outside who knows nothing but the address and, as a feed, a token. */
final class Caller {
    static final String BATCH = "application/cloudevents-batch+json";
    static final String ONE = "application/cloudevents+json";
    static final String JSON = "application/json";

    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Caller(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new Broken(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The server went away, or did not answer. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(IOException cause) {
            super(cause);
        }
    }

    HttpResponse<String> get(String path) {
        return call(to(path));
    }

    JsonObject json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }

    HttpResponse<String> post(String path, String type, String token, String body) {
        HttpRequest.Builder request = to(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (type != null) request.header("Content-Type", type);
        if (token != null) request.header("Authorization", "Bearer " + token);
        return call(request);
    }

    HttpResponse<String> post(List<JsonObject> events) {
        return post("/api/v1/updates", BATCH, SmallProvince.TOKEN, new JsonArray(events).encode());
    }

    /** Sends events; returns the answer. Fails unless it is 200. */
    JsonObject send(JsonObject... events) {
        return send(List.of(events));
    }

    JsonObject send(List<JsonObject> events) {
        HttpResponse<String> response = post(events);
        if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + ": " + response.body());
        return new JsonObject(response.body());
    }

    /** Sends events, and waits until the scores hold them. */
    JsonObject sendAndSee(JsonObject... events) {
        JsonObject answer = send(events);
        see(answer.getLong("position"));
        return answer;
    }

    JsonObject sendAndSee(List<JsonObject> events) {
        JsonObject answer = send(events);
        see(answer.getLong("position"));
        return answer;
    }

    /** Waits until the scores stand at a position or after it. */
    void see(long position) {
        Until.holds("scores at position " + position, () -> health().getLong("windowPosition") >= position);
    }

    /** Also when it says that something is wrong. */
    JsonObject health() {
        return new JsonObject(get("/api/v1/health").body());
    }

    JsonObject sheet(String unit, String period) {
        return json("/api/v1/units/" + unit + "/sheet?period=" + period);
    }

    JsonObject counts(String unit, String period) {
        return sheet(unit, period).getJsonObject("counts");
    }

    List<JsonObject> ranking(String kind, String period) {
        return rows(json("/api/v1/ranking?kind=" + kind + "&period=" + period));
    }

    static List<JsonObject> rows(JsonObject holder) {
        return objects(holder.getJsonArray("rows"));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    static JsonObject component(JsonObject sheet, String id) {
        return objects(sheet.getJsonArray("components")).stream()
                .filter(component -> component.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** One sample of {@code /metrics}; the labels in any order. */
    double metric(String name, String... labels) {
        for (String line : get("/metrics").body().split("\n")) {
            if (line.startsWith(name + "{") || line.startsWith(name + " ")) {
                boolean all = true;
                for (String label : labels) all &= line.contains(label);
                if (all) return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
            }
        }
        return 0;
    }

    Frames screen(String query) {
        return Frames.open(this, query);
    }
}
