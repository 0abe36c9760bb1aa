package vn.nhip.window;

/** More changes lie between then and now than one question may cost. */
public final class TooFarBackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooFarBackException(long marks) {
        super("that position lies too far back: more than " + marks + " marks would have to be read");
    }
}
