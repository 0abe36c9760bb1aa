package vn.nhip.window;

/** A look at the windows that found nothing out: for a check, neither that they are right nor that they are wrong. */
public final class CouldNotLookException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CouldNotLookException(String why) {
        super(why);
    }

    public CouldNotLookException(String why, Throwable cause) {
        super(why, cause);
    }
}
