package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A feed that never rests: sends batch after batch, and each until it is answered. */
final class Sender implements AutoCloseable {
    private static final int BATCH = 5;
    private static final long PAUSE_NANOS = 10_000_000;

    private final String received;
    private final Thread thread = new Thread(this::run, "sender");
    private volatile Caller to;
    private volatile boolean ending;
    private volatile int answered;
    private volatile int refused;
    private volatile Throwable broken;

    /** @param received of every case */
    Sender(Caller to, String received) {
        this.to = to;
        this.received = received;
        thread.start();
    }

    void to(Caller caller) {
        to = caller;
    }

    private void run() {
        try {
            for (int next = 0; !ending; next += BATCH) {
                List<JsonObject> batch = new ArrayList<>();
                for (int i = next; i < next + BATCH; i++) {
                    batch.add(Event.aCase("C-" + i)
                            .of(SmallProvince.COMMUNES.get(i % SmallProvince.COMMUNES.size()))
                            .received(received)
                            .event("e-" + i));
                }
                while (!taken(batch)) {
                    refused++;
                    if (ending) return;
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                answered = next + BATCH;
            }
        } catch (RuntimeException | AssertionError unexpected) {
            broken = unexpected;
        }
    }

    private boolean taken(List<JsonObject> batch) {
        try {
            HttpResponse<String> response = to.post(batch);
            int status = response.statusCode();
            if (status != 200 && status != 429 && status != 503) {
                throw new AssertionError(status + " " + response.body());
            }
            if (status == 200
                    && !new JsonObject(response.body()).getJsonArray("setAside").isEmpty()) {
                throw new AssertionError(response.body());
            }
            return status == 200;
        } catch (Caller.Broken gone) {
            return false;
        }
    }

    /** Events that were answered with success, in all: {@code C-0} and those after it. */
    int answered() {
        if (broken != null) throw new AssertionError(broken);
        return answered;
    }

    /** Tries that failed. */
    int refused() {
        return refused;
    }

    int end() {
        ending = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return answered();
    }

    @Override
    public void close() {
        end();
    }
}
