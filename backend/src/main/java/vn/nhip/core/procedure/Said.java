package vn.nhip.core.procedure;

import vn.nhip.core.casefile.CaseState.Version;

/**
 * The newest thing that was said of something; of nothing said so far there is a null.
 *
 * @param version when it was said
 */
public record Said<T>(T what, Version version) {
    /** @param what null when this notice said nothing of it */
    static <T> Said<T> newer(Said<T> known, T what, Version version) {
        if (what == null) return known;
        Version beside = version.beside(known == null ? null : known.version);
        return known != null && known.version.compareTo(beside) >= 0 ? known : new Said<>(what, beside);
    }

    static <T> T of(Said<T> said) {
        return said == null ? null : said.what;
    }
}
