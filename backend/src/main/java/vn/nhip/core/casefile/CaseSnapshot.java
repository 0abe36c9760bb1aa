package vn.nhip.core.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Millis;

/**
 * A case as its sender knows it now; the next one replaces it whole. No personal data: intake's allow-list keeps it out.
 * Instants are kept to the millisecond.
 *
 * @param submittedAt null when not said
 * @param receivedAt null when not said
 * @param dueAt the deadline in force (the last one sent), null when none was given
 * @param finishedAt end of handling (NgayKetThucXuLy), null while open
 * @param returnedAt handed to the citizen (NgayTra), may be null
 * @param refusedAt refused at reception (NgayTuChoi), may be null
 * @param facts the bits that the row itself shows ({@link Fact}); what needs the procedure list is added by the fold
 * @param findings what the door already saw to be odd ({@link Finding} bits)
 * @param synchronisedAt when the portal acknowledged the case; null when that was not said, or it did not
 */
public record CaseSnapshot(
        UnitCode unit,
        ProcedureCode procedure,
        Status status,
        @Nullable Instant submittedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt,
        @Nullable Instant returnedAt,
        @Nullable Instant refusedAt,
        long facts,
        long findings,
        List<SupplementRound> supplements,
        @Nullable Instant synchronisedAt) {
    private static final long HOW_IT_WAS_READ = Finding.FUTURE_DATE.bit() | Finding.PLACEHOLDER_DATE.bit();

    public CaseSnapshot {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(procedure);
        Objects.requireNonNull(status);
        submittedAt = Millis.ofNullable(submittedAt);
        receivedAt = Millis.ofNullable(receivedAt);
        dueAt = Millis.ofNullable(dueAt);
        finishedAt = Millis.ofNullable(finishedAt);
        returnedAt = Millis.ofNullable(returnedAt);
        refusedAt = Millis.ofNullable(refusedAt);
        supplements = List.copyOf(supplements);
        synchronisedAt = Millis.ofNullable(synchronisedAt);
    }

    /** A snapshot that does not say when the portal acknowledged the case. */
    public CaseSnapshot(
            UnitCode unit,
            ProcedureCode procedure,
            Status status,
            @Nullable Instant submittedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt,
            @Nullable Instant returnedAt,
            @Nullable Instant refusedAt,
            long facts,
            long findings,
            List<SupplementRound> supplements) {
        this(
                unit,
                procedure,
                status,
                submittedAt,
                receivedAt,
                dueAt,
                finishedAt,
                returnedAt,
                refusedAt,
                facts,
                findings,
                supplements,
                null);
    }

    /** The same, acknowledged by the portal then. */
    public CaseSnapshot synchronisedAt(Instant at) {
        return new CaseSnapshot(
                unit,
                procedure,
                status,
                submittedAt,
                receivedAt,
                dueAt,
                finishedAt,
                returnedAt,
                refusedAt,
                facts,
                findings,
                supplements,
                at);
    }

    /** Whether the portal has the case; null when this snapshot does not say. */
    @Nullable
    Boolean synchronised() {
        return Fact.SYNCHRONISATION_KNOWN.in(facts) ? Boolean.valueOf(Fact.SYNCHRONISED.in(facts)) : null;
    }

    /** Whether something is said to have happened after an instant; a deadline and a sending may lie ahead. */
    public boolean isAheadOf(Instant now) {
        return isAhead(now, receivedAt, finishedAt, returnedAt);
    }

    /** The same of dates that are no snapshot yet, each may be null. */
    public static boolean isAhead(
            Instant now, @Nullable Instant receivedAt, @Nullable Instant finishedAt, @Nullable Instant returnedAt) {
        return Stream.of(receivedAt, finishedAt, returnedAt)
                .filter(Objects::nonNull)
                .anyMatch(at -> at.isAfter(now));
    }

    /** The end by the snapshot's own dates, whatever its status; null when it has none. */
    @Nullable
    Instant ownEnd() {
        if (finishedAt != null) return finishedAt;
        return returnedAt != null ? returnedAt : refusedAt;
    }

    /** The last unanswered request for papers; null when every one was answered. */
    @Nullable
    Instant lastAsked() {
        Instant last = null;
        for (SupplementRound round : supplements) {
            if (round.completedAt() == null) last = later(last, round.requestedAt());
        }
        return last;
    }

    /** When papers came the last time; null when none did. */
    @Nullable
    Instant lastAnswered() {
        Instant last = null;
        for (SupplementRound round : supplements) last = later(last, round.completedAt());
        return last;
    }

    /** The later of two; null counts as never. */
    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) return other;
        return other == null || one.isAfter(other) ? one : other;
    }

    /**
     * What it says, in 64 bits that never change from one build to the next: the ledger keeps them. Without {@link
     * Finding#FUTURE_DATE}, which says when the row was read, and {@link Finding#PLACEHOLDER_DATE}, which says how it wrote
     * that there is no date.
     */
    long digest() {
        long digest = text(1, unit.value());
        digest = text(digest, procedure.value());
        digest = mixed(digest, status.code());
        for (@Nullable
        Instant at : new @Nullable Instant[] {submittedAt, receivedAt, dueAt, finishedAt, returnedAt, refusedAt}) {
            digest = instant(digest, at);
        }
        digest = mixed(digest, facts);
        digest = mixed(digest, findings & ~HOW_IT_WAS_READ);
        for (SupplementRound round : supplements) {
            digest = instant(instant(digest, round.requestedAt()), round.completedAt());
            digest = instant(instant(digest, round.dueBefore()), round.dueAfter());
        }
        return synchronisedAt == null ? digest : instant(digest, synchronisedAt);
    }

    private static long text(long digest, String text) {
        for (int i = 0; i < text.length(); i++) digest = mixed(digest, text.charAt(i));
        return mixed(digest, text.length());
    }

    private static long instant(long digest, @Nullable Instant at) {
        return mixed(digest, at == null ? Long.MIN_VALUE : at.toEpochMilli());
    }

    /** The steps of SplitMix64, which leave no bit of either where it was. */
    private static long mixed(long digest, long value) {
        long z = digest * 31 + value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The same with other {@link Finding} bits. */
    public CaseSnapshot withFindings(long found) {
        return new CaseSnapshot(
                unit,
                procedure,
                status,
                submittedAt,
                receivedAt,
                dueAt,
                finishedAt,
                returnedAt,
                refusedAt,
                facts,
                found,
                supplements,
                synchronisedAt);
    }
}
