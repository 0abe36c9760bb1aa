package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** The server as a sender meets it. */
final class HttpSender {
    private static final int MOST_CONNECTIONS = 64;

    private final HttpClient client;
    private final RequestOptions post;
    private final RequestOptions get;

    /** What a sender is told: how many updates were new, and up to which position they are committed. */
    record Answer(int accepted, long position) {}

    HttpSender(Vertx vertx, ClientSettings settings) {
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        String type = settings.batch > 1 ? "application/cloudevents-batch+json" : "application/cloudevents+json";
        post = options(settings, HttpMethod.POST, "/api/v1/updates")
                .putHeader("Content-Type", type)
                .putHeader("Authorization", "Bearer " + settings.token);
        get = options(settings, HttpMethod.GET, "/api/v1/nothing-is-here");
    }

    private static RequestOptions options(ClientSettings settings, HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(settings.port)
                .setURI(path);
    }

    Future<Answer> send(byte[] body) {
        return client.request(post)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(answer -> {
                    String text = answer.toString();
                    if (response.statusCode() != 200) throw new IllegalStateException("refused: " + text);
                    return new Answer((int) number(text, "\"accepted\":"), number(text, "\"position\":"));
                }));
    }

    /** A request for nothing: what HTTP itself costs. */
    Future<Answer> ask() {
        return client.request(get)
                .compose(request -> request.send())
                .compose(response -> response.body().map(nothing -> new Answer(1, 0)));
    }

    /** The whole number after a name; −1 when the name is not there. */
    static long number(String text, String name) {
        int at = text.indexOf(name);
        if (at < 0) return -1;
        int from = at + name.length();
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) to++;
        return Long.parseLong(text.substring(from, to));
    }
}
