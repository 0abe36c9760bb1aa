package vn.nhip.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;

/** The feed's door for a sender in this process that is in no hurry. */
final class FeedSender {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI door;
    private final String token;
    /** Of those that were sent and not waited for. */
    final AtomicLong refused = new AtomicLong();

    FeedSender(int port, String token) {
        door = URI.create("http://127.0.0.1:" + port + "/api/v1/updates");
        this.token = token;
    }

    /** Waits for the answer. */
    void put(String events) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(events), HttpResponse.BodyHandlers.ofString());
        boolean whole = answer.statusCode() == 200 && answer.body().contains("\"setAside\":[]");
        if (!whole) throw new IOException("the feed was refused: " + answer.body());
    }

    void send(String events) {
        client.sendAsync(request(events), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure != null || answer.statusCode() != 200) refused.incrementAndGet();
                });
    }

    private HttpRequest request(String events) {
        return HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofString(events))
                .build();
    }
}
