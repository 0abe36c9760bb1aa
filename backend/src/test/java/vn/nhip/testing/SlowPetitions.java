package vn.nhip.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.unit.UnitCode;

/**
 * What "in the period" means for petitions, word by word (index-766 section 4), one petition after the other: no marks,
 * no sums, working days counted one by one. A petition is late or in time as seen when the period is judged, by what had
 * happened before: the same in every base.
 *
 * @param t when the period is judged: now, or its end if that is earlier
 */
public record SlowPetitions(Instant start, Instant end, Instant t) {
    /** The period of these days, judged at {@code now} or at its end. */
    public static SlowPetitions of(LocalDate first, LocalDate end, Instant now) {
        SlowCount period = SlowCount.of(first, end, now);
        return new SlowPetitions(period.start(), period.end(), period.t());
    }

    /** @param units the unit and all below it */
    public long count(Collection<PetitionState> petitions, Set<UnitCode> units, Measure measure) {
        long count = 0;
        for (PetitionState state : petitions) {
            Petition petition = state.petition();
            if (!units.contains(unitAt(state, t)) || !belongs(petition, measure.base())) continue;
            long facts = petition.facts() | (lateAt(state, t) ? 0 : Fact.ON_TIME.bit());
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

    private static boolean lateAt(PetitionState state, Instant at) {
        Petition petition = state.petition();
        Instant handled = petition.handledAt();
        // A period that ends at midnight is judged by the day that ends then.
        if (!handledAt(petition, at)) return !within(15, lastStart(state, at, false), at.minusMillis(1));
        int limit = petition.outcome() == null ? 15 : petition.outcome().limit();
        if (!within(limit, lastStart(state, handled, true), handled)) return true;
        Instant published = petition.publishedAt();
        return published != null && published.isBefore(at) && !within(2, handled, published);
    }

    /** Who had it: by the last transfer that had happened, or of whoever it was first told. */
    private static UnitCode unitAt(PetitionState state, Instant at) {
        Petition petition = state.petition();
        Instant handled = petition.handledAt();
        boolean over = handledAt(petition, at);
        Instant start = lastStart(state, over ? handled : at, over);
        UnitCode unit = null;
        Instant last = petition.transferredAt();
        for (var holder : state.holders().entrySet()) {
            boolean inForce = holder.getKey().equals(PetitionState.SENT)
                    || (last != null && !holder.getKey().isAfter(last));
            boolean newest = holder.getKey().equals(PetitionState.since(petition));
            // The first who is known of had it before as well.
            if (inForce && (unit == null || !holder.getKey().isAfter(start)))
                unit = newest ? petition.unit() : holder.getValue().unit();
        }
        return last == null ? petition.unit() : unit;
    }

    /** From sending, or from the last transfer that had happened; none after the one that it names itself. */
    private static Instant lastStart(PetitionState state, Instant at, boolean atThatInstantToo) {
        Instant start = state.petition().receivedAt();
        Instant last = state.petition().transferredAt();
        for (Instant transfer : state.holders().keySet()) {
            boolean happened = transfer.isBefore(at) || (atThatInstantToo && transfer.equals(at));
            boolean inForce = last != null && !transfer.isAfter(last);
            if (happened && inForce && transfer.isAfter(start)) start = transfer;
        }
        return start;
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
