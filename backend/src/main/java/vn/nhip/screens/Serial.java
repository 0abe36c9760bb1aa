package vn.nhip.screens;

import io.vertx.core.Future;
import java.util.function.Supplier;
import vn.nhip.ops.OneLoop;

/** Changes one behind the other: each sees what the one before it has left. A bounded number waits. */
final class Serial {
    private final OneLoop loop = new OneLoop();
    private final int most;
    private Future<?> last = Future.succeededFuture();
    private int waiting;

    Serial(int most) {
        this.most = most;
    }

    /** Works when those before have ended, however they ended. */
    <T> Future<T> take(Supplier<Future<T>> work) {
        loop.requireHere();
        if (waiting >= most) return Future.failedFuture(ScreenProblems.away());
        waiting++;
        Future<T> mine = last.transform(ended -> work.get()).onComplete(done -> waiting--);
        last = mine;
        return mine;
    }
}
