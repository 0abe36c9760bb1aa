package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps a number of requests under way until there are no more. */
final class InFlight {
    private final Supplier<Optional<Future<HttpSender.Answer>>> calls;
    private final Consumer<HttpSender.Answer> heard;

    /**
     * @param calls begins the next request; nothing when it is over
     * @param heard told of each answer
     */
    InFlight(Supplier<Optional<Future<HttpSender.Answer>>> calls, Consumer<HttpSender.Answer> heard) {
        this.calls = calls;
        this.heard = heard;
    }

    /** Fails with the first request that does. */
    Future<Void> keep(int number) {
        List<Future<Void>> pumps = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Promise<Void> done = Promise.promise();
            next(done);
            pumps.add(done.future());
        }
        return Future.all(pumps).mapEmpty();
    }

    private void next(Promise<Void> done) {
        Optional<Future<HttpSender.Answer>> call = calls.get();
        if (call.isEmpty()) {
            done.complete();
            return;
        }
        call.get()
                .onSuccess(answer -> {
                    heard.accept(answer);
                    next(done);
                })
                .onFailure(done::tryFail);
    }
}
