package vn.nhip.window;

/** Another process rebuilds the windows; the message says which, and since when. */
public final class RebuildingException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    RebuildingException(String by) {
        super("another process rebuilds the windows: " + by);
    }
}
