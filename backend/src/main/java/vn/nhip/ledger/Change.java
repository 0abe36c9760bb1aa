package vn.nhip.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.count.Mark;
import vn.nhip.core.update.CaseUpdate;

/**
 * What one update changed, at its position. An update of a petition about a case is up to three of them: of the petition,
 * of the case, and of the case that it was about before.
 *
 * @param asOf the instant of its batch
 * @param seq of the update; null when time alone did it, {@link #RELISTED} when corrected lists, calendar or rules did
 * @param key case number, number of the petition or code of the procedure; null for a figure
 * @param figure null unless it is one
 */
public record Change(
        long position,
        Instant asOf,
        @Nullable Long seq,
        Subject subject,
        @Nullable String key,
        List<Mark> marks,
        CaseUpdate.@Nullable Figure figure) {
    /** Stands for an update that was none: lists, calendar or rules were corrected, and the case was folded again. */
    public static final Long RELISTED = 0L;

    public Change {
        marks = List.copyOf(marks);
    }

    /** A change of a case, or of a figure. */
    public Change(
            long position, Instant asOf, Long seq, CaseNumber number, List<Mark> marks, CaseUpdate.Figure figure) {
        this(
                position,
                asOf,
                seq,
                figure == null ? Subject.CASE : Subject.FIGURE,
                number == null ? null : number.value(),
                marks,
                figure);
    }

    /** Whether corrected lists, calendar or rules did it, and nobody told anything new. */
    public boolean relisted() {
        return RELISTED.equals(seq);
    }

    /** The case; null when it is about something else. */
    public @Nullable CaseNumber number() {
        return subject == Subject.CASE && key != null ? new CaseNumber(key) : null;
    }
}
