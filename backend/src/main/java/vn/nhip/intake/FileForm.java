package vn.nhip.intake;

/** The form of a file's rows, as {@code --format} names it. */
public enum FileForm {
    DVCQG_V2("dvcqg-v2"),
    CLOUDEVENTS("cloudevents");

    private final String id;

    FileForm(String id) {
        this.id = id;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException naming the allowed forms */
    public static FileForm of(String id) {
        for (FileForm form : values()) if (form.id.equals(id)) return form;
        throw new IllegalArgumentException("unknown format \"" + id + "\"; allowed: dvcqg-v2, cloudevents");
    }
}
