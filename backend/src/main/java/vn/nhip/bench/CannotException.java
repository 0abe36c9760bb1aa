package vn.nhip.bench;

import org.jspecify.annotations.Nullable;

/** A build that cannot do what is measured, in one line. */
final class CannotException extends Exception {
    private static final long serialVersionUID = 1;

    private final Side side;

    CannotException(Side side, String why, @Nullable Throwable cause) {
        super(side.words + " cannot: " + why.lines().findFirst().orElse("it does not say why"), cause);
        this.side = side;
    }

    /** Fails in the words of whatever failed. */
    static CannotException of(Side side, Throwable cause) {
        Throwable first = cause;
        while (first.getCause() != null) first = first.getCause();
        String said = first.getMessage();
        return new CannotException(side, said == null ? first.getClass().getSimpleName() : said, cause);
    }

    Side side() {
        return side;
    }
}
