package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Supplier;

/** Operations that follow one another, whatever comes of the one before. Belongs to the windows' loop. */
final class Turns {
    private final Supplier<Future<Void>> before;
    private Future<?> last = Future.succeededFuture();
    private Shared shared = new Nobody();

    /** Whether somebody waits whose turn others may share. */
    private sealed interface Shared {}

    /** The next one who asks waits by himself. */
    private record Nobody() implements Shared {}

    /** Who asks now is answered with the one who waits. */
    private record Waiting(Promise<Void> answer) implements Shared {}

    /** @param before what comes before each operation; one whose turn it is fails where this does */
    Turns(Supplier<Future<Void>> before) {
        this.before = before;
    }

    /** Works when all that was asked for earlier has ended. */
    <T> Future<T> next(Supplier<Future<T>> work) {
        Future<T> mine = last.transform(ended -> before.get()).compose(ready -> work.get());
        last = mine;
        return mine;
    }

    /**
     * The same, and what it leads to; whoever asks while it waits for its turn shares it.
     *
     * @param then is not waited for by who comes next
     */
    <T> Future<Void> shared(Supplier<Future<T>> work, Function<T, Future<Void>> then) {
        if (shared instanceof Waiting waiting) return waiting.answer().future();
        Waiting mine = new Waiting(Promise.promise());
        shared = mine;
        next(() -> {
                    shared = new Nobody();
                    return work.get();
                })
                .compose(then)
                .onComplete(ended -> {
                    // Its turn came to nothing: the next one has to try.
                    if (shared == mine) shared = new Nobody();
                    mine.answer().handle(ended);
                });
        return mine.answer().future();
    }
}
