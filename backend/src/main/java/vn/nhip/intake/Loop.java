package vn.nhip.intake;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Brings answers home: a ledger or a client may answer on an event loop of its own, and state belongs to one. */
final class Loop {
    private Loop() {}

    /** The same outcome, told on {@code home}. */
    static <T> Future<T> home(Context home, Future<T> answer) {
        Promise<T> told = Promise.promise();
        answer.onComplete((value, failure) -> home.runOnContext(now -> told.complete(value, failure)));
        return told.future();
    }
}
