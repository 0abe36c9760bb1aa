package vn.nhip.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/**
 * What "in the period" means, word by word (index-766 section 4), one case after the other: no marks, no days, no sums.
 *
 * @param start of the period
 * @param end of the period
 * @param t when it is judged: now, or its end if that is earlier; what lies at t or later has not happened yet
 * @param now for what is counted of cases received in the period "whenever they end"
 */
public record SlowCount(Instant start, Instant end, Instant t, Instant now) {
    private static final long REASONS =
            Fact.mask(Fact.LATE_TOLD, Fact.LATE_WAITING, Fact.LATE_FEE, Fact.LATE_RECEPTION, Fact.LATE_WORK);

    /** The period of these days, judged at {@code now} or at its end. */
    public static SlowCount of(LocalDate first, LocalDate end, Instant now) {
        Instant over = end.atStartOfDay(ACase.ZONE).toInstant();
        return new SlowCount(first.atStartOfDay(ACase.ZONE).toInstant(), over, now.isBefore(over) ? now : over, now);
    }

    /** @param units the unit and all below it */
    public long count(Collection<CaseFile> files, Set<UnitCode> units, Measure measure) {
        long count = 0;
        Set<String> procedures = new HashSet<>();
        for (CaseFile file : files) {
            if (!file.counted() || !units.contains(file.unit()) || !belongs(file, measure.base())) continue;
            if (measure.within() != null && !measure.within().holds(file.procedure())) continue;
            long facts = factsIn(file, measure.base());
            if ((facts & measure.all()) != measure.all() || (facts & measure.none()) != 0) continue;
            count += measure.form() == Measure.Form.HANDLING_MINUTES ? minutes(file) : 1;
            if (!file.procedure().equals(ProcedureCode.NONE))
                procedures.add(file.procedure().value());
        }
        return measure.form() == Measure.Form.DISTINCT_PROCEDURES ? procedures.size() : count;
    }

    private boolean belongs(CaseFile file, Base base) {
        if (!file.receivedAt().isBefore(t)) return false;
        return switch (base) {
            case RECEIVED -> !file.receivedAt().isBefore(start);
            case HANDLED -> !finished(file) || !file.finishedAt().isBefore(start);
            case COMPLETED -> finished(file) && !file.finishedAt().isBefore(start);
            case OPEN -> !finished(file);
            case RECEIVED_FINISHED ->
                !file.receivedAt().isBefore(start)
                        && file.finishedAt() != null
                        && file.finishedAt().isBefore(now);
            default -> false;
        };
    }

    private boolean finished(CaseFile file) {
        return file.finishedAt() != null && file.finishedAt().isBefore(t);
    }

    private long factsIn(CaseFile file, Base base) {
        long facts = (file.facts() & ~REASONS) | Finding.asFacts(file.findings());
        if (base == Base.RECEIVED) return facts;
        boolean ended = base == Base.RECEIVED_FINISHED || finished(file);
        long onTime = ended ? file.onTimeFactsAt(file.finishedAt()) : file.openFactsAt(t);
        return facts | onTime | (Fact.ON_TIME.in(onTime) ? 0 : file.facts() & REASONS);
    }

    private long minutes(CaseFile file) {
        return file.finishedAt() != null && file.finishedAt().isBefore(now) ? file.handledMinutes() : 0;
    }
}
