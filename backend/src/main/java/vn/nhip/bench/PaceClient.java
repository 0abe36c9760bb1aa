package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a steady rate and watches boards: how long after the answer came, that is after the commit, does a screen show
 * at least that position?
 */
final class PaceClient {
    private static final int CONNECTING_AT_ONCE = 20;
    private static final int LARGEST_FRAME = 4_000_000;
    private static final long LAST_FRAMES_MILLIS = 1_500;
    private static final long LOOK_MILLIS = 20;

    private final Vertx vertx;
    private final ClientSettings settings;
    private final HttpSender door;
    private final CorpusReader reader;
    private final WebSocketClient sockets;
    private final Latencies roundTrips;
    private final Map<String, List<WatchedScreen>> screens = new HashMap<>();
    private final Map<String, BoardSeen> boards = new HashMap<>();
    private @Nullable Throwable failure;
    private long begunAt;
    private long sent;
    private long answered;

    PaceClient(Vertx vertx, ClientSettings settings) {
        this(vertx, settings, CorpusReader.of(settings));
    }

    /** @param reader at the first event to send */
    PaceClient(Vertx vertx, ClientSettings settings, CorpusReader reader) {
        this.vertx = vertx;
        this.settings = settings;
        this.reader = reader;
        this.door = new HttpSender(vertx, settings);
        this.roundTrips = new Latencies(settings.rounds);
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(settings.screens * settings.boards.size())
                .setMaxFrameSize(LARGEST_FRAME)
                .setMaxMessageSize(LARGEST_FRAME));
    }

    Future<JsonObject> run() {
        List<Future<Void>> connecting = new ArrayList<>();
        for (String board : settings.boards) {
            List<WatchedScreen> watched = new ArrayList<>();
            BoardSeen seen = new BoardSeen(settings.rounds);
            screens.put(board, watched);
            boards.put(board, seen);
            for (int i = 0; i < CONNECTING_AT_ONCE; i++) connecting.add(connect(board, seen, watched));
        }
        return Future.all(connecting).compose(connected -> send()).map(done -> seen());
    }

    private Future<Void> connect(String board, BoardSeen seen, List<WatchedScreen> watched) {
        if (seen.asked == settings.screens) return Future.succeededFuture();
        seen.asked++;
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(settings.port)
                .setURI("/api/v1/live?board=" + board + "&period=year")
                .addSubProtocol("nhip.v1");
        WatchedScreen screen = new WatchedScreen(seen);
        return sockets.connect(options).compose(socket -> {
            socket.textMessageHandler(frame -> screen.frame(frame, round()));
            watched.add(screen);
            return connect(board, seen, watched);
        });
    }

    private int round() {
        return (int) Math.floor((System.nanoTime() - begunAt) / 1e9 / settings.seconds);
    }

    private Future<Void> send() {
        begunAt = System.nanoTime() + (long) (settings.warmUpSeconds * 1e9);
        Promise<Void> done = Promise.promise();
        vertx.setPeriodic(settings.intervalMillis, timer -> {
            boolean over = round() >= settings.rounds || failure != null;
            byte[] body = over ? null : reader.next(settings.batch);
            if (body != null) {
                one(body);
                return;
            }
            vertx.cancelTimer(timer);
            awaitAnswers(done);
        });
        return done.future();
    }

    /** All of them: without the slowest answers a busy server would look quick. Then the frames that tell of the last. */
    private void awaitAnswers(Promise<Void> done) {
        boolean waits = failure == null && answered < sent;
        vertx.setTimer(waits ? LOOK_MILLIS : LAST_FRAMES_MILLIS, looked -> {
            if (waits) awaitAnswers(done);
            else if (failure == null) done.complete();
            else done.fail(failure);
        });
    }

    private void one(byte[] body) {
        int round = round();
        long sentAt = System.nanoTime();
        sent++;
        door.send(body)
                .onSuccess(answer -> {
                    long now = System.nanoTime();
                    answered++;
                    roundTrips.add(round, now - sentAt);
                    screens.values()
                            .forEach(ofBoard ->
                                    ofBoard.forEach(screen -> screen.answered(answer.position(), now, round)));
                })
                .onFailure(cause -> failure = cause);
    }

    private JsonObject seen() {
        JsonObject ofBoards = new JsonObject();
        boards.forEach((board, seen) -> ofBoards.put(board, seen.json(settings.seconds)));
        return new JsonObject()
                .put("sent", sent)
                .put("roundTrip", roundTrips.json())
                .put("boards", ofBoards);
    }
}
