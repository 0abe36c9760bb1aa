package vn.nhip.http;

import java.util.Locale;

/** What a caller can tell problems apart by, whatever their words; docs/wire.md lists them. */
public enum ProblemType {
    /** The request as a whole could not be read. */
    BAD_REQUEST(400),
    /** A parameter or a field is not as it may be; {@code detail} says what is allowed. */
    BAD_FIELD(400),
    /** Too much has happened since an instant to count back to it. */
    TOO_FAR_BACK(400),
    UNAUTHORIZED(401),
    /** No such address, or nothing by this name. */
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    /** The body did not come in time. */
    BODY_TOO_SLOW(408),
    CONFLICT(409),
    TOO_LARGE(413),
    MEDIA_TYPE(415),
    /** Files of the configuration have faults, all of them in {@code errors}. */
    UNUSABLE_FILES(422),
    TOO_MANY_REQUESTS(429),
    /** Nothing is known of what became of the request. */
    FAILED(500),
    /** Scores are being made, or too many are asked for at once. */
    NOT_READY(503),
    /** A store is away; nothing was changed. */
    AWAY(503);

    private static final String NAMES = "urn:nhip:problem:";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** As it stands in {@code type}: {@code urn:nhip:problem:not-found}. */
    public String urn() {
        return NAMES + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
