package vn.nhip.score;

/** Too much is asked for at once; asked again some seconds later it may well be answered. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BusyException(String message) {
        super(message, null, false, false);
    }
}
