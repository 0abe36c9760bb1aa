package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs everything, but can lose the answer to a script, and can be a slow and lossy way to Redis. */
final class ForgetfulRedis implements Redis {
    private static final long LATE_MILLIS = 20;

    private final Redis behind;
    private boolean losesNext;
    private Trouble trouble = () -> Fate.RUNS;

    /** What becomes of a command. */
    enum Fate {
        RUNS,
        /** It arrives later than what is sent after it. */
        LATE,
        /** Who sent it gives up waiting; it arrives all the same, some time. */
        GIVEN_UP
    }

    /** Asked before each command. */
    interface Trouble {
        Fate next();
    }

    void trouble(Trouble next) {
        trouble = next;
    }

    private <T> Future<T> through(Supplier<Future<T>> sending) {
        Fate fate = trouble.next();
        if (fate == Fate.RUNS) return sending.get();
        Vertx vertx = Vertx.currentContext().owner();
        Future<T> late = vertx.timer(LATE_MILLIS, TimeUnit.MILLISECONDS).compose(now -> sending.get());
        return fate == Fate.LATE ? late : Future.failedFuture("nobody waits for it any more");
    }

    ForgetfulRedis(Redis behind) {
        this.behind = behind;
    }

    void loseTheNextAnswerOfAScript() {
        losesNext = true;
    }

    @Override
    public Future<Response> send(Request command) {
        boolean lost = losesNext && command.command().equals(Command.EVAL);
        if (!lost) return through(() -> behind.send(command));
        losesNext = false;
        return behind.send(command).compose(answer -> Future.failedFuture("the answer was lost"));
    }

    @Override
    public Future<List<Response>> batch(List<Request> commands) {
        return through(() -> behind.batch(commands));
    }

    @Override
    public Future<RedisConnection> connect() {
        return behind.connect();
    }

    @Override
    public Future<Void> close() {
        return behind.close();
    }
}
