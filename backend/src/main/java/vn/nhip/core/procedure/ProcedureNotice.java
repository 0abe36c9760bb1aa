package vn.nhip.core.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.key.KeyForm;
import vn.nhip.core.unit.UnitCode;

/**
 * What one update says of a procedure. A null part was not said, and what was known of it stays.
 *
 * @param unit the agency that announces it
 * @param province whose it is as long as no agency was ever named
 * @param announcement null when the notice is of none, and was not made public either
 * @param complete whether all seven parts are public
 * @param shown whether any part is public, for procedures of which no publication was told
 * @param withdrawn true: no longer public; false: public again
 */
public record ProcedureNotice(
        ProcedureCode procedure,
        @Nullable UnitCode unit,
        UnitCode province,
        @Nullable Announcement announcement,
        @Nullable Boolean complete,
        boolean shown,
        @Nullable Boolean withdrawn,
        Properties properties) {
    public ProcedureNotice {
        Objects.requireNonNull(procedure);
        Objects.requireNonNull(province);
        Objects.requireNonNull(properties);
    }

    /**
     * One announcing decision. Several may be known of one procedure: each by its decision, else by its day.
     *
     * @param decision its number; null when not said
     * @param decidedOn its day; null when not said
     * @param effectiveOn the day on which the newest legal basis takes effect; null when not said
     * @param publishedAt made public on the portal; null while that is not known
     */
    public record Announcement(
            @Nullable String decision,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable Instant publishedAt) {
        public Announcement {
            publishedAt = publishedAt == null ? null : publishedAt.truncatedTo(ChronoUnit.MILLIS);
        }

        /** What it is known by, in the normal form of keys; a publication of which no decision was told is by itself. */
        public String key() {
            if (decision != null) return "d" + KeyForm.normal(decision);
            return decidedOn == null ? "" : "o" + decidedOn;
        }
    }

    /**
     * What the procedure is like; a null part was not said.
     *
     * @param online offered online, in part or in full
     * @param fee as in the province's list
     * @param resultRequired as in the province's list
     * @param forIndividuals as in the province's list
     */
    public record Properties(
            @Nullable Boolean online,
            @Nullable Boolean fee,
            @Nullable Boolean resultRequired,
            @Nullable Boolean forIndividuals) {
        public static final Properties UNSAID = new Properties(null, null, null, null);
    }
}
