package vn.nhip.window;

/** Somebody else has changed the windows since they were looked at; nothing was added. */
final class WindowsMovedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    WindowsMovedException(String message) {
        super(message);
    }
}
