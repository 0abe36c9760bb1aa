package vn.nhip.screens;

/** A no, as HTTP says it. An exception, so that any step of a chain can refuse; nothing of the inside is in its words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final int retryAfterSeconds;

    private Refusal(int status, String title, String detail, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Refusal input(String field, String problem) {
        return new Refusal(400, "Bad request", field + ": " + problem, 0);
    }

    static Refusal body(String problem) {
        return new Refusal(400, "Bad request", problem, 0);
    }

    static Refusal unauthorized(String detail) {
        return new Refusal(401, "Unauthorized", detail, 0);
    }

    static Refusal notFound(String detail) {
        return new Refusal(404, "Not found", detail, 0);
    }

    static Refusal conflict(String detail) {
        return new Refusal(409, "Conflict", detail, 0);
    }

    static Refusal tooLarge(int maxBytes) {
        return new Refusal(413, "Content too large", "at most " + maxBytes + " bytes", 0);
    }

    static Refusal tooMany(String detail, long seconds) {
        return new Refusal(429, "Too many requests", detail, (int) Math.max(1, seconds));
    }

    static Refusal away() {
        return new Refusal(503, "Service unavailable", "nothing was changed; try again", 5);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** 0 when asking again would not help. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
