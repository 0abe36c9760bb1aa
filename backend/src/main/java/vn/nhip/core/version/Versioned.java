package vn.nhip.core.version;

/**
 * The newest thing that was said of something; of nothing said so far there is a null.
 *
 * @param version when it was said
 */
public record Versioned<T>(T what, Version version) {
    /** @param what null when this notice said nothing of it */
    public static <T> Versioned<T> newer(Versioned<T> known, T what, Version version) {
        if (what == null) return known;
        Version beside = version.beside(known == null ? null : known.version);
        return known != null && known.version.compareTo(beside) >= 0 ? known : new Versioned<>(what, beside);
    }

    public static <T> T of(Versioned<T> said) {
        return said == null ? null : said.what;
    }
}
