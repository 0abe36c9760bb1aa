package vn.nhip.window;

/** A check that found nothing out: neither that the windows are right nor that they are wrong. */
public final class CouldNotLookException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CouldNotLookException(String why) {
        super(why);
    }

    CouldNotLookException(String why, Throwable cause) {
        super(why, cause);
    }
}
