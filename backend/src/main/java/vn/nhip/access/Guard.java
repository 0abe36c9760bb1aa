package vn.nhip.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.nhip.http.ProblemException;
import vn.nhip.http.ProblemType;

/**
 * Says no at a door that wants a key.
 *
 * @param title of the problem that a wrong key is
 * @param wanted what is told to a wrong key
 * @param notThere what is told where no key opens this door; null when nothing is
 * @param tooMany what is told after too many wrong keys
 */
public record Guard(String title, String wanted, @Nullable String notThere, String tooMany) {
    /** @throws ProblemException unless the door is open */
    public void require(Verdict verdict) {
        switch (verdict.kind()) {
            case OPEN:
                return;
            case NOT_THERE:
                throw new ProblemException(ProblemType.NOT_FOUND, "Not found", notThere);
            case TOO_MANY:
                throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many requests", tooMany)
                        .retryAfter(Duration.ofSeconds(verdict.waitSeconds()));
            default:
                throw ProblemException.unauthorized(title, wanted, null);
        }
    }
}
