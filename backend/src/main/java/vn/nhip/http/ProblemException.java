package vn.nhip.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A no, as HTTP says it. An exception, so that any step of a chain can refuse; {@link ProblemHandler} answers it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<CharSequence, String> headers = new LinkedHashMap<>();

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** @param detail null when the title says all */
    public ProblemException(ProblemType type, String title, @Nullable String detail) {
        this(Problem.of(type, title, detail));
    }

    /**
     * Who shows no key, or a wrong one.
     *
     * @param realm null when there is one only
     */
    public static ProblemException unauthorized(String title, String detail, @Nullable String realm) {
        ProblemException no = new ProblemException(ProblemType.UNAUTHORIZED, title, detail);
        no.headers.put("WWW-Authenticate", Bearer.challenge(realm));
        return no;
    }

    /** @param span told in whole seconds, at least 1 */
    public ProblemException retryAfter(Duration span) {
        headers.put(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, span.toSeconds())));
        return this;
    }

    /** @param methods that the address knows */
    public ProblemException allow(String methods) {
        headers.put(HttpHeaders.ALLOW, methods);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public int status() {
        return problem.status();
    }

    /** For doors whose body is a form of their own. */
    public void putHeaders(HttpServerResponse response) {
        headers.forEach(response::putHeader);
    }
}
