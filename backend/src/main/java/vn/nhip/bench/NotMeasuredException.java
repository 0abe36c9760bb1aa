package vn.nhip.bench;

/** Nothing was seen that could be told as a number, mostly because the machine was too busy with other things. */
final class NotMeasuredException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NotMeasuredException(String why) {
        super("not measured: " + why + "; the machine may be too busy");
    }

    /** The same of one of two builds. */
    NotMeasuredException(Side side, NotMeasuredException cause) {
        super("of " + side.words + " " + cause.getMessage(), cause);
    }
}
