package vn.nhip.intake;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.http.ProblemException;
import vn.nhip.http.ProblemType;
import vn.nhip.http.TooLarge;
import vn.nhip.ledger.Ledger;

/** Why what a feed sent was refused as a whole. */
final class FeedProblems {
    private static final Logger log = LoggerFactory.getLogger(FeedProblems.class);

    private FeedProblems() {}

    static ProblemException unauthorized(String detail) {
        return ProblemException.unauthorized("Unauthorized", detail, "feed");
    }

    static ProblemException slow() {
        return new ProblemException(ProblemType.BODY_TOO_SLOW, "Request Timeout", "the body did not come in time");
    }

    static ProblemException method() {
        return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Method Not Allowed", "only POST").allow("POST");
    }

    static ProblemException mediaType(String allowed) {
        return new ProblemException(ProblemType.MEDIA_TYPE, "Unsupported Media Type", "allowed, in UTF-8: " + allowed);
    }

    static ProblemException busy(IntakeLimits limits) {
        return tooMany("too many requests wait to be taken", limits);
    }

    private static ProblemException tooMany(String detail, IntakeLimits limits) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too Many Requests", detail)
                .retryAfter(limits.retryAfterFull());
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemType.BAD_REQUEST, "Bad Request", detail);
    }

    /** Nothing of an unforeseen failure is told outside. */
    static ProblemException of(Throwable cause, IntakeLimits limits) {
        if (cause instanceof ProblemException known) return known;
        if (cause instanceof Unreadable) return bad(String.valueOf(cause.getMessage()));
        if (cause instanceof HttpClosedException || cause instanceof StreamResetException) {
            return bad("the body broke off");
        }
        if (cause instanceof TooLarge) {
            return new ProblemException(ProblemType.TOO_LARGE, "Content Too Large", cause.getMessage());
        }
        if (cause instanceof Ledger.QueueFull) return tooMany("the queue is full; send again", limits);
        if (cause instanceof Ledger.LedgerAway) {
            log.warn("the ledger did not commit, the sender was told to send again: {}", rootName(cause));
            return new ProblemException(ProblemType.AWAY, "Service Unavailable", "nothing was committed; send again")
                    .retryAfter(limits.retryAfterAway());
        }
        log.error("a request failed and the sender was told to send again: {}", rootName(cause));
        return new ProblemException(
                ProblemType.FAILED, "Internal Server Error", "nothing is known of this message; send again");
    }

    /** Messages of foreign exceptions may quote what was sent, so a log holds only their names. */
    private static String rootName(Throwable cause) {
        Throwable root = cause;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) root = root.getCause();
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
