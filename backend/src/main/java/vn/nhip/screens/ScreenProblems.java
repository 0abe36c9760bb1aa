package vn.nhip.screens;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.access.Guard;
import vn.nhip.http.ProblemException;
import vn.nhip.http.ProblemType;
import vn.nhip.http.TooLarge;

/** Why a request about walls is refused; nothing of the inside is in its words. */
final class ScreenProblems {
    static final Guard OPERATOR =
            new Guard("Unauthorized", "the operator's key is needed", null, "too many wrong keys from this address");
    private static final Logger log = LoggerFactory.getLogger(ScreenProblems.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private ScreenProblems() {}

    static ProblemException input(String field, String problem) {
        return new ProblemException(ProblemType.BAD_FIELD, "Bad request", field + ": " + problem);
    }

    static ProblemException body(String problem) {
        return new ProblemException(ProblemType.BAD_REQUEST, "Bad request", problem);
    }

    static ProblemException unauthorized(String detail) {
        return ProblemException.unauthorized("Unauthorized", detail, null);
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, "Not found", detail);
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, "Conflict", detail);
    }

    static ProblemException tooMany(String detail, long seconds) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many requests", detail)
                .retryAfter(Duration.ofSeconds(seconds));
    }

    static ProblemException away() {
        return new ProblemException(ProblemType.AWAY, "Service unavailable", "nothing was changed; try again")
                .retryAfter(SOON);
    }

    /** @param path that was asked for */
    static ProblemException of(Throwable cause, String path) {
        if (cause instanceof ProblemException known) return known;
        if (cause instanceof TooLarge) {
            String detail = "at most " + Routes.MAX_BODY + " bytes";
            return new ProblemException(ProblemType.TOO_LARGE, "Content too large", detail);
        }
        log.warn("a request about screens failed: path={}", path, cause);
        return away();
    }
}
