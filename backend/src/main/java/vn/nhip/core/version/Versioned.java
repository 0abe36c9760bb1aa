package vn.nhip.core.version;

import org.jspecify.annotations.Nullable;

/**
 * The newest thing that was said of something; of nothing said so far there is a null.
 *
 * @param version when it was said
 */
public record Versioned<T>(T what, Version version) {
    /** @param what null when this notice said nothing of it */
    public static <T> @Nullable Versioned<T> newer(@Nullable Versioned<T> known, @Nullable T what, Version version) {
        if (what == null) return known;
        Version beside = version.beside(known == null ? null : known.version);
        return known != null && known.version.compareTo(beside) >= 0 ? known : new Versioned<>(what, beside);
    }

    public static <T> @Nullable T of(@Nullable Versioned<T> said) {
        return said == null ? null : said.what;
    }
}
