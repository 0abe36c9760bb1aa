package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Walls that are let in without a browser, and what the operator's API says of them. */
final class Hall {
    static final String KEY = "demo-operator-not-a-secret";

    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    Hall(String address) {
        this.address = address + "/api/v1";
    }

    record Wall(String id, String token) {}

    /** A code that somebody may type, with its secret. */
    JsonNode code() {
        return ask("POST", "/screens/enrolments", null, "");
    }

    Wall let(String name, String place, String settings) {
        JsonNode code = code();
        String body = "{\"code\":\"%s\",\"name\":\"%s\",\"place\":\"%s\",\"settings\":%s}"
                .formatted(code.path("code").asText(), name, place, settings);
        String id = ask("POST", "/operator/screens", KEY, body).path("id").asText();
        return new Wall(id, claim(code));
    }

    String claim(JsonNode code) {
        String path = "/screens/enrolments/" + code.path("code").asText();
        return ask("GET", path, code.path("secret").asText(), "").path("token").asText();
    }

    void beat(Wall wall, String more) {
        String beat = "{\"build\":\"0.1.0-8f2c\",\"heapMb\":41.2,\"droppedFrames\":3,\"slide\":\"so\",\"width\":1920,"
                + "\"height\":1080,\"devicePixelRatio\":1,\"lagMs\":120," + more + "}";
        ask("POST", "/screens/me/beat", wall.token(), beat);
    }

    JsonNode me(Wall wall) {
        return ask("GET", "/screens/me", wall.token(), "");
    }

    JsonNode listed(String name) {
        for (JsonNode screen : ask("GET", "/operator/screens", KEY, "").path("screens")) {
            if (screen.path("name").asText().equals(name)) return screen;
        }
        return null;
    }

    /** Takes all walls away. */
    void empty() {
        for (JsonNode screen : ask("GET", "/operator/screens", KEY, "").path("screens")) {
            send("DELETE", "/operator/screens/" + screen.path("id").asText(), KEY, "");
        }
    }

    private JsonNode ask(String method, String path, String bearer, String body) {
        HttpResponse<String> answer = send(method, path, bearer, body);
        assertEquals(2, answer.statusCode() / 100, method + " " + path + ": " + answer.body());
        return LiveWall.parse(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) request.header("Authorization", "Bearer " + bearer);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
