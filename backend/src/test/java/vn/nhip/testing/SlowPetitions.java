package vn.nhip.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.petition.Petition;

/**
 * What "in the period" means for petitions, word by word (index-766 section 4), one petition after the other: no marks,
 * no sums, working days counted one by one.
 *
 * @param t when the period is judged: now, or its end if that is earlier
 * @param now of a petition handled in the period what is known now counts, its late publication too
 */
public record SlowPetitions(Instant start, Instant end, Instant t, Instant now) {
    /** The period of these days, judged at {@code now} or at its end. */
    public static SlowPetitions of(LocalDate first, LocalDate end, Instant now) {
        SlowCount period = SlowCount.of(first, end, now);
        return new SlowPetitions(period.start(), period.end(), period.t(), now);
    }

    /** @param units the unit and all below it */
    public long count(Collection<Petition> petitions, Set<UnitCode> units, Measure measure) {
        long count = 0;
        for (Petition petition : petitions) {
            if (!units.contains(petition.unit()) || !belongs(petition, measure.base())) continue;
            boolean late = measure.base() == Base.PETITIONS_HANDLED && handledAt(petition, t)
                    ? lateAt(petition, now)
                    : lateAt(petition, t);
            long facts = petition.facts() | (late ? 0 : Fact.ON_TIME.bit());
            if ((facts & measure.all()) == measure.all() && (facts & measure.none()) == 0) count++;
        }
        return count;
    }

    private boolean belongs(Petition petition, Base base) {
        Instant received = petition.receivedAt();
        if (!received.isBefore(t)) return false;
        return switch (base) {
            case PETITIONS_RECEIVED -> !received.isBefore(start);
            case PETITIONS_HANDLED ->
                !handledAt(petition, t) || !petition.handledAt().isBefore(start);
            default -> false;
        };
    }

    private static boolean handledAt(Petition petition, Instant at) {
        return petition.handledAt() != null && petition.handledAt().isBefore(at);
    }

    private static boolean lateAt(Petition petition, Instant at) {
        Instant transferred = petition.transferredAt();
        Instant from =
                transferred != null && transferred.isAfter(petition.receivedAt()) ? transferred : petition.receivedAt();
        if (!handledAt(petition, at)) return !within(15, from, at);
        int limit = petition.outcome() == null ? 15 : petition.outcome().limit();
        Instant published = petition.publishedAt();
        boolean publishedLate =
                published != null && published.isBefore(at) && !within(2, petition.handledAt(), published);
        return !within(limit, from, petition.handledAt()) || publishedLate;
    }

    /** Fewer than so many working days lie strictly between the two days: the last of them is not over. */
    static boolean within(int workingDays, Instant from, Instant to) {
        LocalDate last = to.atZone(Histories.ZONE).toLocalDate();
        return within(workingDays, from.atZone(Histories.ZONE).toLocalDate(), last);
    }

    static boolean within(int workingDays, LocalDate from, LocalDate to) {
        int between = 0;
        for (LocalDate day = from.plusDays(1); day.isBefore(to); day = day.plusDays(1)) {
            if (Histories.DAYS.isWorking(day)) between++;
        }
        return between < workingDays;
    }
}
