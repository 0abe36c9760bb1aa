package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import redis.embedded.RedisServer;
import vn.nhip.core.update.Update;
import vn.nhip.ledger.Ledger;

/** The stream feed on a real Redis. */
class RedisStreamFeedTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int REFUSED_TWICE = 2;

    private static Vertx vertx;
    private static RedisServer server;
    private static int port;

    private final Fixtures.Room room = Fixtures.Room.open();
    private String key;
    private Redis redis;
    private RedisStreamFeed feed;

    @BeforeAll
    static void begin() throws IOException {
        vertx = Vertx.vertx();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        startRedis();
    }

    private static void startRedis() throws IOException {
        server = RedisServer.builder()
                .port(port)
                .setting("save \"\"")
                .setting("bind 127.0.0.1")
                .build();
        server.start();
    }

    @AfterAll
    static void end() throws Exception {
        wait(vertx.close());
        server.stop();
    }

    @BeforeEach
    void name(TestInfo test) throws Exception {
        key = "feed:" + test.getDisplayName();
        redis = Redis.createClient(vertx, options().setPreferredProtocolVersion(ProtocolVersion.RESP2));
        send(Command.FLUSHALL);
    }

    @AfterEach
    void close() throws Exception {
        if (feed != null) wait(feed.stop());
        wait(redis.close());
    }

    private static RedisOptions options() {
        return new RedisOptions().setConnectionString("redis://127.0.0.1:" + port);
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within 20 s: " + what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Response send(Command command, String... arguments) throws Exception {
        Request request = Request.cmd(command);
        for (String argument : arguments) request.arg(argument);
        return wait(redis.send(request));
    }

    private void add(String event) throws Exception {
        send(Command.XADD, key, "*", "event", event);
    }

    private void addCase(String id) throws Exception {
        add(Fixtures.caseEvent(id, "C-" + id));
    }

    private StreamSettings settings(String consumer, Duration claimAfter) {
        return new StreamSettings(
                "stream", key, "nhip", consumer, 10, Duration.ofMillis(50), claimAfter, SHORT, SHORT, SHORT);
    }

    private void startFeed() {
        startFeed(Duration.ofHours(1));
    }

    private void startFeed(Duration claimAfter) {
        feed = new RedisStreamFeed(vertx, options(), settings("a", claimAfter), room.intake());
        feed.start();
    }

    private long pending() {
        try {
            return send(Command.XPENDING, key, "nhip").get(0).toLong();
        } catch (Exception away) {
            return -1;
        }
    }

    private void awaitAcknowledged() {
        until("everything acknowledged", () -> pending() == 0);
    }

    private List<String> keptCases() {
        return room.ledger().kept().stream().map(update -> update.body().key()).toList();
    }

    private void awaitKept(int count) {
        until(count + " kept", () -> room.ledger().kept().size() == count);
    }

    @Test
    void givenEntriesFromBeforeTheGroup_whenStarted_thenTheyAreTakenAndAcknowledged() throws Exception {
        addCase("1");
        addCase("2");

        startFeed();

        awaitKept(2);
        awaitAcknowledged();
        assertEquals(List.of("C-1", "C-2"), keptCases());
        assertEquals(new SetAsideLog.Counts(2, 2, 0, 0), room.log().counts("stream"));
    }

    @Test
    void givenNoStream_whenAnEntryComesLater_thenItIsTaken() throws Exception {
        startFeed();
        until("the group", () -> pending() == 0);

        addCase("1");

        assertEquals(1, room.ledger().nextCommit().size());
        awaitAcknowledged();
    }

    @Test
    void givenALedgerThatIsAway_whenAnEntryIsRead_thenItIsNotAcknowledgedBeforeTheCommit() throws Exception {
        room.ledger().failNext(Integer.MAX_VALUE, new Ledger.LedgerAway(null));
        addCase("1");
        startFeed();
        for (int i = 0; i < REFUSED_TWICE; i++) room.ledger().nextRefusal();

        long pendingWhileAway = pending();
        room.ledger().recover();

        assertEquals(1, pendingWhileAway);
        awaitKept(1);
        awaitAcknowledged();
        assertEquals(new SetAsideLog.Counts(1, 1, 0, 0), room.log().counts("stream"));
    }

    @Test
    void givenAQueueThatIsFull_whenItHasRoomAgain_thenNothingWasLostOrReordered() throws Exception {
        room.ledger().failNext(3, new Ledger.QueueFull(10));
        for (int i = 0; i < 25; i++) addCase("%02d".formatted(i));

        startFeed();

        awaitKept(25);
        awaitAcknowledged();
        assertEquals(keptCases().stream().sorted().toList(), keptCases());
    }

    @Test
    void givenEntriesOfThisConsumerLeftByACrash_whenStarted_thenTheyComeFirst() throws Exception {
        send(Command.XGROUP, "CREATE", key, "nhip", "0", "MKSTREAM");
        addCase("1");
        addCase("2");
        send(Command.XREADGROUP, "GROUP", "nhip", "a", "COUNT", "1", "STREAMS", key, ">");

        startFeed();

        awaitKept(2);
        awaitAcknowledged();
        assertEquals(List.of("C-1", "C-2"), keptCases());
    }

    @Test
    void givenEntriesOfADeadConsumer_whenTheyAreIdleLongEnough_thenTheyAreTakenOver() throws Exception {
        send(Command.XGROUP, "CREATE", key, "nhip", "0", "MKSTREAM");
        for (int i = 0; i < 25; i++) addCase("%02d".formatted(i));
        send(Command.XREADGROUP, "GROUP", "nhip", "dead", "COUNT", "25", "STREAMS", key, ">");

        startFeed(Duration.ofMillis(1));

        awaitKept(25);
        awaitAcknowledged();
    }

    @Test
    void givenEntriesOfALivingConsumer_whenTheyAreFresh_thenTheyAreLeftToIt() throws Exception {
        send(Command.XGROUP, "CREATE", key, "nhip", "0", "MKSTREAM");
        addCase("1");
        send(Command.XREADGROUP, "GROUP", "nhip", "alive", "COUNT", "1", "STREAMS", key, ">");
        addCase("2");

        startFeed(Duration.ofHours(1));

        awaitKept(1);
        assertEquals(List.of("C-2"), keptCases());
        until("only the other's is pending", () -> pending() == 1);
    }

    @Test
    void givenAFlushedRedis_whenEntriesComeAgain_thenTheGroupIsMadeAnewAndTheyAreTaken() throws Exception {
        addCase("1");
        startFeed();
        awaitKept(1);

        send(Command.FLUSHALL);
        addCase("2");

        awaitKept(2);
        awaitAcknowledged();
    }

    @Test
    void givenARedisThatRestarts_whenItIsBack_thenTheFeedGoesOn() throws Exception {
        addCase("1");
        startFeed();
        awaitKept(1);

        server.stop();
        startRedis();
        until("the new Redis answers", () -> pending() >= 0);
        addCase("2");

        awaitKept(2);
        awaitAcknowledged();
    }

    @Test
    void givenEntriesThatCannotBeRead_whenTaken_thenTheyAreSetAsideCountedAndAcknowledged() throws Exception {
        add("{");
        add("7");
        send(Command.XADD, key, "*", "other", "x");
        add("");
        add("[" + Fixtures.caseEvent("1", "C-1") + ",{}]");
        add(Fixtures.event("2", "case.rated", "{}"));

        startFeed();

        until("six set aside", () -> room.log().counts("stream").setAside() == 6);
        awaitAcknowledged();
        assertEquals(new SetAsideLog.Counts(7, 1, 0, 6), room.log().counts("stream"));
        assertEquals(
                "event: not JSON: line 1, column 2",
                room.log().last("stream").get(0).field() + ": "
                        + room.log().last("stream").get(0).problem());
    }

    @Test
    void givenAnEntryWhoseFieldsAreAnEvent_whenTaken_thenItIsTheSameUpdateAsItsJson() throws Exception {
        String data = "{\"case\":\"C-1\",\"unit\":\"H48.01\",\"status\":2,\"receivedAt\":\"2026-11-19T08:00:00\"}";
        send(
                Command.XADD,
                key,
                "*",
                "specversion",
                "1.0",
                "id",
                "e-1",
                "source",
                "/one-stop",
                "type",
                "vn.nhip.case.v1",
                "data",
                data);
        add(Fixtures.caseEvent("e-1", "C-1"));

        startFeed();

        until("both", () -> room.log().counts("stream").received() == 2);
        assertEquals(new SetAsideLog.Counts(2, 1, 1, 0), room.log().counts("stream"));
    }

    @Test
    void givenAnEntryDeletedWhilePending_whenStarted_thenItIsOnlyAcknowledged() throws Exception {
        send(Command.XGROUP, "CREATE", key, "nhip", "0", "MKSTREAM");
        addCase("1");
        String id = send(Command.XREADGROUP, "GROUP", "nhip", "a", "COUNT", "1", "STREAMS", key, ">")
                .get(0)
                .get(1)
                .get(0)
                .get(0)
                .toString();
        send(Command.XDEL, key, id);

        startFeed();

        awaitAcknowledged();
        assertEquals(0, room.log().counts("stream").received());
    }

    @Test
    void givenAFeedThatIsStopped_whenEntriesCome_thenTheyAreLeftInTheStream() throws Exception {
        addCase("1");
        startFeed();
        List<Update> first = room.ledger().nextCommit();

        wait(feed.stop());
        addCase("2");

        assertEquals(1, first.size());
        assertEquals(0, pending());
        assertEquals(List.of("C-1"), keptCases());
    }

    @Test
    void givenALedgerThatStaysAway_whenStopped_thenWhatWasReadIsLeftToTheNextStart() throws Exception {
        room.ledger().failNext(Integer.MAX_VALUE, new Ledger.LedgerAway(null));
        addCase("1");
        startFeed();
        room.ledger().nextRefusal();

        wait(feed.stop());

        assertEquals(1, pending());
        assertTrue(room.ledger().kept().isEmpty());
    }
}
