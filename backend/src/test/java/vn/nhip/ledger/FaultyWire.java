package vn.nhip.ledger;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import vn.nhip.testing.OnContext;

/** A wire to PostgreSQL that can lose an answer or fall silent. */
final class FaultyWire {
    private final Vertx vertx;
    private final int behind;
    private final NetServer server;
    private volatile boolean losesNextCommit;
    private volatile boolean silent;

    FaultyWire(Vertx vertx, int behind) {
        this.vertx = vertx;
        this.behind = behind;
        server = vertx.createNetServer().connectHandler(this::through);
    }

    /** @return the port to go through */
    int listen() {
        return OnContext.await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture())
                .actualPort();
    }

    /** The next commit reaches the server; its answer does not come back, the connection ends instead. */
    void loseTheAnswerOfTheNextCommit() {
        losesNextCommit = true;
    }

    /** From now on (or no longer) nothing comes back, and nothing is closed. */
    void silent(boolean value) {
        silent = value;
    }

    private void through(NetSocket near) {
        near.pause();
        boolean[] lost = {false};
        vertx.createNetClient().connect(behind, "127.0.0.1").onSuccess(far -> {
            near.handler(sent -> {
                if (losesNextCommit && holds(sent, "COMMIT")) {
                    losesNextCommit = false;
                    lost[0] = true;
                }
                far.write(sent);
            });
            far.handler(answer -> {
                if (lost[0]) near.close();
                else if (!silent) near.write(answer);
            });
            near.closeHandler(closed -> far.close());
            far.closeHandler(closed -> near.close());
            near.resume();
        });
    }

    private static boolean holds(Buffer sent, String word) {
        return sent.toString(StandardCharsets.ISO_8859_1).contains(word);
    }
}
