package vn.nhip.core.petition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Millis;

/**
 * A petition (PAKN) as known now; the next one replaces it whole. No personal data: intake's allow-list keeps it out.
 * Instants are kept to the millisecond.
 *
 * @param number its key
 * @param unit who has it now
 * @param receivedAt when it was sent
 * @param about the case that it is about; null when about none
 * @param category null when not said
 * @param status {@link Status#DONE} only with {@code handledAt}
 * @param outcome of a petition that is done; null counts as {@link Outcome#ANSWERED}
 * @param transferredAt the last transfer, from which its clock runs; null without one
 * @param handledAt null while in hand; never before {@code receivedAt}
 * @param publishedAt when its handling was made public; null while that is not known
 * @param recomplained sent again because its handling was not accepted
 */
public record Petition(
        String number,
        UnitCode unit,
        Instant receivedAt,
        @Nullable CaseNumber about,
        @Nullable Category category,
        Status status,
        @Nullable Outcome outcome,
        @Nullable Instant transferredAt,
        @Nullable Instant handledAt,
        @Nullable Instant publishedAt,
        int likes,
        int dislikes,
        boolean recomplained) {
    /** What it is about. */
    public enum Category {
        RULES("rules", Fact.ABOUT_RULES),
        CONDUCT("conduct", Fact.ABOUT_CONDUCT);

        private final String id;
        private final Fact fact;

        Category(String id, Fact fact) {
            this.id = id;
            this.fact = fact;
        }

        public String id() {
            return id;
        }
    }

    /** How far it is. */
    public enum Status {
        WAITING("waiting"),
        IN_PROGRESS("inProgress"),
        DONE("done");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** How it was handled, and in how many working days that must be (index-766 section 4, "Petitions"). */
    public enum Outcome {
        ANSWERED("answered", 15),
        REFUSED("refused", 2),
        FORWARDED("forwarded", 2),
        ASKED_MORE("askedMore", 5);

        private final String id;
        private final int limit;

        Outcome(String id, int limit) {
            this.id = id;
            this.limit = limit;
        }

        public String id() {
            return id;
        }

        /** Working days from sending or the last transfer. */
        public int limit() {
            return limit;
        }
    }

    public Petition {
        Objects.requireNonNull(number);
        Objects.requireNonNull(unit);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        transferredAt = Millis.ofNullable(transferredAt);
        publishedAt = Millis.ofNullable(publishedAt);
        handledAt = status == Status.DONE ? Millis.ofNullable(handledAt) : null;
        if (handledAt != null && handledAt.isBefore(receivedAt)) handledAt = receivedAt;
    }

    /**
     * A petition that is done but does not say since when: since its publication, else since it was told.
     *
     * @param toldAt when this was told
     */
    public Petition handledBy(Instant toldAt) {
        if (status != Status.DONE || handledAt != null) return this;
        Instant handled = publishedAt != null ? publishedAt : toldAt;
        return new Petition(
                number,
                unit,
                receivedAt,
                about,
                category,
                status,
                outcome,
                transferredAt,
                handled,
                publishedAt,
                likes,
                dislikes,
                recomplained);
    }

    /** {@link Fact} bits of its marks, without {@link Fact#ON_TIME}. */
    public long facts() {
        return (category == null ? 0 : category.fact.bit())
                | (dislikes > likes ? Fact.DISLIKED.bit() : 0)
                | (recomplained ? Fact.RECOMPLAINED.bit() : 0);
    }
}
