package vn.nhip.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.access.Guard;
import vn.nhip.catalogue.file.FileProblem;
import vn.nhip.catalogue.file.Place;
import vn.nhip.catalogue.file.UnusableFilesException;
import vn.nhip.http.Problem;
import vn.nhip.http.ProblemException;
import vn.nhip.http.ProblemType;
import vn.nhip.score.BusyException;
import vn.nhip.window.TooFarBackException;

/** Why a question is not answered; what is told names what is allowed. */
final class ReadProblems {
    private static final Logger log = LoggerFactory.getLogger(ReadProblems.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private ReadProblems() {}

    static ProblemException bad(String title, String detail) {
        return new ProblemException(ProblemType.BAD_FIELD, title, detail);
    }

    static ProblemException unknown(String title, String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, title, detail);
    }

    /** @param wanted in words: whose key opens this door */
    static Guard guard(String title, String wanted) {
        return new Guard(
                title,
                "Authorization: Bearer with " + wanted,
                "No key is configured that opens this door.",
                "Too many wrong keys from this address; try again later.");
    }

    /** @param path that was asked for */
    static ProblemException of(Throwable cause, String path) {
        if (cause instanceof ProblemException known) return known;
        if (cause instanceof UnusableFilesException unusable) return new ProblemException(unusable(unusable));
        if (cause instanceof TooFarBackException) {
            String detail = "Too much has changed since then to count it back; ask for a later instant.";
            return new ProblemException(ProblemType.TOO_FAR_BACK, "Too far back", detail);
        }
        if (cause instanceof BusyException) return busy("Too much is asked for at once");
        log.warn("not read, answered 503: path={}", path, cause);
        return notReady();
    }

    /** Before the first tick, or while it cannot be read. */
    static ProblemException notReady() {
        return busy("Scores are not ready");
    }

    private static ProblemException busy(String title) {
        return new ProblemException(ProblemType.NOT_READY, title, "Try again in some seconds.").retryAfter(SOON);
    }

    /** Files that cannot be used, with every fault. */
    private static Problem unusable(UnusableFilesException cause) {
        List<Problem.FileError> errors = new ArrayList<>();
        for (FileProblem problem : cause.problems()) errors.add(error(problem));
        ProblemType type = ProblemType.UNUSABLE_FILES;
        return new Problem(type.urn(), "Files that cannot be used", type.status(), "Nothing has changed.", errors);
    }

    private static Problem.FileError error(FileProblem problem) {
        Place place = problem.place();
        String text = place.key().isEmpty() ? problem.text() : place.key() + ": " + problem.text();
        return new Problem.FileError(
                place.file(),
                place.line() == 0 ? null : place.line(),
                place.column() == 0 ? null : place.column(),
                text);
    }
}
