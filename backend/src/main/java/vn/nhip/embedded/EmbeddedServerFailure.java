package vn.nhip.embedded;

/** An embedded server could not be started or stopped; the message says what to do about it. */
public final class EmbeddedServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EmbeddedServerFailure(String message) {
        super(message);
    }

    public EmbeddedServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
