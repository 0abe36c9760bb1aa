package vn.nhip.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.procedure.ProcedureNotice.Announcement;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;

/**
 * What "in the period" means for procedures, word by word (index-766 section 4), from all that was told: no state, no
 * marks, no sums, working days counted one by one.
 *
 * @param t when the period is judged: now, or its end if that is earlier
 */
public record SlowProcedures(Instant start, Instant end, Instant t) {
    /** A notice, and when it was in force from. */
    public record Told(ProcedureNotice notice, Version version) {}

    /** The period of these days, judged at {@code now} or at its end. */
    public static SlowProcedures of(LocalDate first, LocalDate end, Instant now) {
        SlowCount period = SlowCount.of(first, end, now);
        return new SlowProcedures(period.start(), period.end(), period.t());
    }

    /**
     * Distinct procedures.
     *
     * @param units the unit and all below it
     */
    public long count(Collection<Told> told, Set<UnitCode> units, Measure measure) {
        return told.stream()
                .map(one -> one.notice().procedure())
                .distinct()
                .filter(procedure -> belongs(of(told, procedure), units, measure))
                .count();
    }

    /** In the order of their versions. */
    private static List<Told> of(Collection<Told> told, ProcedureCode procedure) {
        return told.stream()
                .filter(one -> one.notice().procedure().equals(procedure))
                .sorted(Comparator.comparing(Told::version))
                .toList();
    }

    private boolean belongs(List<Told> told, Set<UnitCode> units, Measure measure) {
        UnitCode unit =
                last(told, ProcedureNotice::unit).orElse(told.get(0).notice().province());
        if (!units.contains(unit)) return false;
        List<Long> facts = switch (measure.base()) {
            case ANNOUNCED -> announced(told);
            case PUBLISHED -> published(told);
            case PUBLIC -> shown(told);
            default -> List.of();
        };
        return facts.stream().anyMatch(one -> (one & measure.all()) == measure.all() && (one & measure.none()) == 0);
    }

    private static <T> Optional<T> last(List<Told> told, Function<ProcedureNotice, T> part) {
        return told.stream()
                .map(one -> part.apply(one.notice()))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
    }

    /** What was last told of each; one of a day alone is left out where a decision of that day is known. */
    private static List<Announcement> announcements(List<Told> told) {
        List<Announcement> all = new ArrayList<>();
        for (Told one : told) {
            Announcement next = one.notice().announcement();
            if (next == null) continue;
            all.removeIf(known -> known.key().equals(next.key()));
            all.add(next);
        }
        return all.stream()
                .filter(one -> one.decision() != null
                        || one.decidedOn() == null
                        || all.stream()
                                .noneMatch(other -> other.decision() != null
                                        && one.decidedOn().equals(other.decidedOn())))
                .toList();
    }

    private boolean inPeriod(Instant at) {
        return !at.isBefore(start) && at.isBefore(end) && at.isBefore(t);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Histories.ZONE).toInstant();
    }

    private List<Long> announced(List<Told> told) {
        List<Long> facts = new ArrayList<>();
        for (Announcement one : announcements(told)) {
            if (one.decidedOn() == null || !inPeriod(startOf(one.decidedOn()))) continue;
            if (one.effectiveOn() == null) {
                facts.add(Fact.ON_TIME.bit() | Finding.asFacts(Finding.NO_DUE_DATE.bit()));
            } else {
                int days = 0;
                for (LocalDate day = one.decidedOn(); day.isBefore(one.effectiveOn()); day = day.plusDays(1)) {
                    if (Histories.DAYS.isWorking(day)) days++;
                }
                facts.add(days >= 5 ? Fact.ON_TIME.bit() : 0);
            }
        }
        return facts;
    }

    private List<Long> published(List<Told> told) {
        List<Long> facts = new ArrayList<>();
        for (Announcement one : announcements(told)) {
            Instant at = one.publishedAt();
            LocalDate decided = one.decidedOn();
            boolean inTime = at != null
                    && (decided == null
                            || SlowPetitions.within(
                                    5, decided, at.atZone(Histories.ZONE).toLocalDate()));
            if (at != null && inPeriod(at)) facts.add(inTime ? Fact.ON_TIME.bit() : 0);
            if (inTime || decided == null) continue;
            LocalDate due = decided;
            while (SlowPetitions.within(5, decided, due.plusDays(1))) due = due.plusDays(1);
            Instant over = startOf(due.plusDays(1)).minusMillis(1);
            boolean withdrawn = last(by(told, over.plusMillis(1)), ProcedureNotice::withdrawn)
                    .orElse(false);
            if (inPeriod(over) && !withdrawn) facts.add(0L);
        }
        return facts;
    }

    private static List<Told> by(List<Told> told, Instant at) {
        return told.stream().filter(one -> one.version().at().isBefore(at)).toList();
    }

    private List<Long> shown(List<Told> told) {
        List<Instant> publications = announcements(told).stream()
                .map(Announcement::publishedAt)
                .filter(Objects::nonNull)
                .toList();
        boolean shown = publications.isEmpty()
                ? by(told, t).stream().anyMatch(one -> one.notice().shown())
                : publications.stream().anyMatch(at -> at.isBefore(t));
        boolean withdrawn = last(by(told, t), ProcedureNotice::withdrawn).orElse(false);
        if (!shown || withdrawn) return List.of();
        boolean complete = last(by(told, t), ProcedureNotice::complete).orElse(false);
        return List.of((complete ? Fact.ALL_PARTS.bit() : 0) | traits(told));
    }

    private static long traits(List<Told> told) {
        return Stream.of(
                        trait(told, Fact.ONLINE_SERVICE, ProcedureNotice.Properties::online),
                        trait(told, Fact.FEE_PROCEDURE, ProcedureNotice.Properties::fee),
                        trait(told, Fact.PAPER_RESULT_REQUIRED, ProcedureNotice.Properties::resultRequired),
                        trait(told, Fact.FOR_INDIVIDUALS, ProcedureNotice.Properties::forIndividuals))
                .reduce(0L, (one, other) -> one | other);
    }

    private static Long trait(List<Told> told, Fact fact, Function<ProcedureNotice.Properties, Boolean> part) {
        return last(told, notice -> part.apply(notice.properties())).orElse(false) ? fact.bit() : 0;
    }
}
