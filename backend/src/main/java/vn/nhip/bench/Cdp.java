package vn.nhip.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The few words of the DevTools protocol that every Chromium understands, one too old for the test driver as well. */
public final class Cdp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_SECONDS = 60;

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Consumer<JsonNode> events;
    private final WebSocket socket;

    /** @param events what the browser says unasked, on another thread */
    Cdp(URI page, Consumer<JsonNode> events) {
        this.events = events;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(page, new Ear())
                .join();
    }

    /** Waits for the answer; fails when the browser refuses. */
    public JsonNode ask(String method, ObjectNode parameters) {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        try {
            JsonNode said = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (said.has("error")) throw new IllegalStateException(method + ": " + said.path("error"));
            return said.path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(method, failed);
        }
    }

    public JsonNode ask(String method) {
        return ask(method, JSON.createObjectNode());
    }

    /** With one parameter: a number, a text or a truth. */
    public JsonNode ask(String method, String name, Object value) {
        return ask(method, JSON.createObjectNode().putPOJO(name, value));
    }

    /** The value of an expression; of a promise, once it is kept. */
    public JsonNode evaluate(String expression) {
        ObjectNode parameters = JSON.createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode said = ask("Runtime.evaluate", parameters);
        if (said.has("exceptionDetails"))
            throw new IllegalStateException(expression + ": " + said.path("exceptionDetails"));
        return said.path("result").path("value");
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String said) {
            JsonNode message;
            try {
                message = JSON.readTree(said);
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(said, unreadable);
            }
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asInt(-1));
            if (answer != null) answer.complete(message);
            else events.accept(message);
        }
    }
}
