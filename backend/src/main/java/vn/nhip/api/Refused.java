package vn.nhip.api;

/** A question that cannot be answered as it was asked; what is told names what is allowed. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    Refused(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static Refused bad(String title, String detail) {
        return new Refused(400, title, detail);
    }

    static Refused unknown(String title, String detail) {
        return new Refused(404, title, detail);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
