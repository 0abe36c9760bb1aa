package vn.nhip.intake;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.ledger.Ledger;

/**
 * Why a request was refused as a whole, as HTTP says it. Also an exception, so that a step of a chain can refuse.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(Refusal.class);

    private final int httpStatus;
    private final String title;
    private final Duration retryAfter;

    private Refusal(int httpStatus, String title, String detail, Duration retryAfter) {
        super(detail, null, false, false);
        this.httpStatus = httpStatus;
        this.title = title;
        this.retryAfter = retryAfter;
    }

    static Refusal unauthorized(String detail) {
        return new Refusal(401, "Unauthorized", detail, null);
    }

    static Refusal slow() {
        return new Refusal(408, "Request Timeout", "the body did not come in time", null);
    }

    static Refusal method() {
        return new Refusal(405, "Method Not Allowed", "only POST", null);
    }

    static Refusal mediaType(String allowed) {
        return new Refusal(415, "Unsupported Media Type", "allowed, in UTF-8: " + allowed, null);
    }

    static Refusal busy(IntakeLimits limits) {
        return new Refusal(429, "Too Many Requests", "too many requests wait to be taken", limits.retryAfterFull());
    }

    /** Nothing of an unforeseen failure is told outside. */
    static Refusal of(Throwable cause, IntakeLimits limits) {
        if (cause instanceof Refusal refusal) return refusal;
        if (cause instanceof Unreadable) return new Refusal(400, "Bad Request", cause.getMessage(), null);
        if (cause instanceof HttpClosedException || cause instanceof StreamResetException) {
            return new Refusal(400, "Bad Request", "the body broke off", null);
        }
        if (cause instanceof TooLarge) return new Refusal(413, "Content Too Large", cause.getMessage(), null);
        if (cause instanceof Ledger.QueueFull) {
            return new Refusal(429, "Too Many Requests", "the queue is full; send again", limits.retryAfterFull());
        }
        if (cause instanceof Ledger.LedgerAway) {
            log.warn("the ledger did not commit, the sender was told to send again: {}", rootName(cause));
            return new Refusal(
                    503, "Service Unavailable", "nothing was committed; send again", limits.retryAfterAway());
        }
        log.error("a request failed and the sender was told to send again: {}", rootName(cause));
        return new Refusal(500, "Internal Server Error", "nothing is known of this message; send again", null);
    }

    /** Messages of foreign exceptions may quote what was sent, so a log holds only their names. */
    private static String rootName(Throwable cause) {
        Throwable root = cause;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) root = root.getCause();
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    int httpStatus() {
        return httpStatus;
    }

    String title() {
        return title;
    }

    /** Null when sending again would not help. */
    Duration retryAfter() {
        return retryAfter;
    }
}
