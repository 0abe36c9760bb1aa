package vn.nhip.ledger;

import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether batches are being committed. Written on the ledger's loop, read by any thread. */
final class Writes {
    private volatile @Nullable Instant committedAt;
    private volatile @Nullable String refusal;

    void committed(Instant asOf) {
        committedAt = asOf;
        refusal = null;
    }

    /** @param told whether somebody who sends was told to send again */
    void failed(boolean told, Throwable cause) {
        if (told || refusal != null) refusal = words(cause);
    }

    boolean isRefusing() {
        return refusal != null;
    }

    List<String> problems() {
        String why = refusal;
        if (why == null) return List.of();
        Instant at = committedAt;
        return List.of("no batch has been committed since " + (at == null ? "the start" : at)
                + ": senders are told to send again (" + why + ")");
    }

    /** Without the message: it may quote what was sent. */
    private static String words(Throwable cause) {
        if (!(cause instanceof PgException pg)) return cause.getClass().getSimpleName();
        String state = pg.getSqlState() == null ? "" : pg.getSqlState();
        String known = state.equals("53100")
                ? ": the disk is full"
                : state.startsWith("53") ? ": it lacks resources" : state.startsWith("25") ? ": it is read only" : "";
        return "PostgreSQL answers " + state + known;
    }
}
