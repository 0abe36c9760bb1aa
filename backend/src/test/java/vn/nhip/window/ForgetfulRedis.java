package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Runs everything, but can lose the answer to a script. */
final class ForgetfulRedis implements Redis {
    private final Redis behind;
    private boolean losesNext;

    ForgetfulRedis(Redis behind) {
        this.behind = behind;
    }

    void loseTheNextAnswerOfAScript() {
        losesNext = true;
    }

    @Override
    public Future<Response> send(Request command) {
        boolean lost = losesNext && command.command().equals(Command.EVAL);
        if (!lost) return behind.send(command);
        losesNext = false;
        return behind.send(command).compose(answer -> Future.failedFuture("the answer was lost"));
    }

    @Override
    public Future<List<Response>> batch(List<Request> commands) {
        return behind.batch(commands);
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
