package vn.nhip.browser;

import com.fasterxml.jackson.databind.JsonNode;
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

/** The few words of the DevTools protocol that a browser too old for the test driver understands. */
final class Cdp implements AutoCloseable {
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

    JsonNode ask(String method, ObjectNode parameters) {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = News.JSON.createObjectNode().put("id", id).put("method", method);
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

    JsonNode ask(String method) {
        return ask(method, News.JSON.createObjectNode());
    }

    /** The value of an expression; of a promise, once it is kept. */
    JsonNode evaluate(String expression) {
        ObjectNode parameters = News.JSON
                .createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode said = ask("Runtime.evaluate", parameters);
        if (said.has("exceptionDetails")) throw new AssertionError(expression + ": " + said.path("exceptionDetails"));
        return said.path("result").path("value");
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(LiveWall.parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(JsonNode message) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.path("id").asInt(-1));
            if (answer != null) answer.complete(message);
            else events.accept(message);
        }
    }
}
