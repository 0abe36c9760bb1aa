package vn.nhip.window;

/** A field of the windows holds what no server writes there: somebody else wrote over it. */
final class ForeignValueException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ForeignValueException(String value, NumberFormatException cause) {
        super("no number: \"" + value + "\"", cause);
    }
}
