package vn.nhip.http;

/** A message over a limit (HTTP 413); nothing of it was taken. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TooLarge(String problem) {
        super(problem, null, false, false);
    }

    public static TooLarge bytes(int limit) {
        return new TooLarge("more than " + limit + " bytes");
    }

    public static TooLarge rows(int limit) {
        return new TooLarge("more than " + limit + " rows");
    }
}
