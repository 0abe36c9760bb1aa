package vn.nhip.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.key.KeyForm;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

/** Reads the {@code data} of our own CloudEvents. Their field names live here. */
final class OwnRows {
    private static final Pattern PERIOD =
            Pattern.compile("20\\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4]|-W(?:0[1-9]|[1-4]\\d|5[0-3]))?");
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern NUMBERED = Pattern.compile("\\d+(?:\\.\\d+)*[A-Za-z]?");
    private static final String SYNCHRONISED_AT = "synchronisedAt";
    private static final int MOST_RATINGS = 1_000_000;

    private final UnitReader units;
    private final @Nullable OfficerHash officers;
    private final OwnProcedures procedures;

    /** @param officers null: off */
    OwnRows(UnitReader units, @Nullable OfficerHash officers) {
        this.units = units;
        this.officers = officers;
        this.procedures = new OwnProcedures(units);
    }

    CaseUpdate.Snapshot snapshot(FieldReader data) {
        CaseNumber number = data.caseNumber("case");
        UnitCode unit = unit(data);
        Status status = data.status("status");
        CaseDates dates = new CaseDates(
                data.instant("submittedAt"),
                data.instant("receivedAt"),
                data.deadline("dueAt"),
                data.instant("finishedAt"),
                data.instant("returnedAt"),
                data.instant("refusedAt"));
        dates.requireReception(data, status, "receivedAt");
        long facts = facts(data);
        List<SupplementRound> supplements = supplements(data);
        Instant acknowledged = data.instant(SYNCHRONISED_AT);
        CaseSnapshot snapshot =
                dates.snapshot(unit, data.procedure("procedure"), status, facts, dates.findings(data), supplements);
        return new CaseUpdate.Snapshot(
                number, acknowledged == null ? snapshot : snapshot.synchronisedAt(acknowledged), false);
    }

    private UnitCode unit(FieldReader data) {
        return units.read(data, data.required("unit"), "unit");
    }

    private static long facts(FieldReader data) {
        long facts = data.channel("channel").fact().bit() | fees(data);
        int payment = data.code("payment", 0, 3, 0);
        if (payment == 1 || payment == 2) facts |= Fact.PAID_ONLINE.bit();
        if (data.isSet("electronicResult")) facts |= Fact.ELECTRONIC_RESULT.bit();
        if (data.isSet("digitised")) facts |= Fact.DIGITISED.bit();
        if (data.isSet("reused")) facts |= Fact.REUSED.bit();
        if (data.isSet("populationData")) facts |= Fact.POPULATION_DATA.bit();
        if (data.isSet("personalStore")) facts |= Fact.PERSONAL_STORE.bit() | Fact.POPULATION_DATA.bit();
        return facts | synchronised(data);
    }

    /** Said with a word, or with the time of the portal's answer alone; what is not said is not known. */
    private static long synchronised(FieldReader data) {
        Boolean said = data.flag("synchronised");
        if (said == null && data.has(SYNCHRONISED_AT)) said = true;
        if (said == null) return 0;
        return Fact.SYNCHRONISATION_KNOWN.bit() | (said ? Fact.SYNCHRONISED.bit() : 0);
    }

    private static long fees(FieldReader data) {
        boolean due = false;
        boolean any = false;
        for (FieldReader fee : data.list("fees")) {
            BigDecimal amount = fee.amount("");
            if (amount == null) continue;
            any = true;
            due |= amount.signum() > 0;
        }
        if (!any) return 0;
        return due ? Fact.FEE_DUE.bit() : Fact.FEES_ZERO.bit();
    }

    private static List<SupplementRound> supplements(FieldReader data) {
        List<SupplementRound> rounds = new ArrayList<>();
        for (FieldReader round : data.list("supplements")) {
            Instant asked = round.instant("requestedAt");
            Instant came = round.instant("completedAt");
            Instant before = round.deadline("dueBefore");
            Instant after = round.deadline("dueAfter");
            if (asked != null || came != null || before != null || after != null) {
                rounds.add(new SupplementRound(asked, came, before, after));
            }
        }
        return rounds;
    }

    CaseUpdate.Progress progress(FieldReader data) {
        CaseNumber number = data.caseNumber("case");
        Status status = data.status("status");
        return new CaseUpdate.Progress(number, new Step(data.requiredInstant("at"), status, officer(data, number)));
    }

    private @Nullable String officer(FieldReader data, CaseNumber number) {
        String keyedName = officers == null ? null : data.text("officer");
        return officers == null || keyedName == null
                ? null
                : officers.inUnit(keyedName, units.ofStep(data.text("unit"), null, number));
    }

    /** @param told when the event says that it happened; null when it does not */
    CaseUpdate.Synchronised synchronised(FieldReader data, @Nullable Instant told) {
        Instant at = data.instant("at");
        return new CaseUpdate.Synchronised(data.caseNumber("case"), true, at == null ? told : at);
    }

    CaseUpdate.Rating rating(FieldReader data) {
        CaseNumber number = data.caseNumber("case");
        Boolean liked = data.flag("liked");
        if (liked == null) throw data.missing("liked");
        return new CaseUpdate.Rating(number, liked);
    }

    CaseUpdate.PetitionTold petition(FieldReader data) {
        String number = data.key("petition");
        UnitCode unit = unit(data);
        Instant received = data.requiredInstant("receivedAt");
        Instant handled = data.instant("handledAt");
        Petition.Outcome outcome = data.oneOf("outcome", Petition.Outcome.class, Petition.Outcome::id);
        Petition.Status status = data.oneOf("status", Petition.Status.class, Petition.Status::id);
        // Only a petition that is done has an outcome, or a time at which it was handled.
        boolean saysDone = handled != null || outcome != null;
        if (status == null) status = saysDone ? Petition.Status.DONE : Petition.Status.WAITING;
        return new CaseUpdate.PetitionTold(new Petition(
                number,
                unit,
                received,
                data.says("case") ? data.caseNumber("case") : null,
                data.oneOf("category", Petition.Category.class, Petition.Category::id),
                status,
                outcome,
                data.instant("transferredAt"),
                handled,
                data.instant("publishedAt"),
                data.count("likes", MOST_RATINGS),
                data.count("dislikes", MOST_RATINGS),
                data.isSet("recomplained")));
    }

    CaseUpdate.ProcedureTold procedure(FieldReader data) {
        return new CaseUpdate.ProcedureTold(procedures.notice(data));
    }

    /** @param givenAt when it was handed in */
    CaseUpdate.Figure figure(FieldReader data, Instant givenAt) {
        UnitCode unit = unit(data);
        String period = CaseNumber.normal(data.required("period"));
        if (!isPeriod(period)) {
            String allowed = "2026-W48, 2026-11, 2026-Q4, 2026";
            throw data.problem(ProblemKind.UNREADABLE, "period", "not a period; allowed: " + allowed);
        }
        String component = component(data);
        BigDecimal met = data.count("met");
        BigDecimal total = data.count("total");
        if (met != null && total != null && met.compareTo(total) > 0) {
            throw data.problem(ProblemKind.UNREADABLE, "met", "more than the total: " + ratio(met, total));
        }
        return new CaseUpdate.Figure(unit, period, component, met, total, provenance(data, givenAt));
    }

    /** The id as catalogues write it, which have small letters behind a number (4.5a) and any elsewhere. */
    private static String component(FieldReader data) {
        String told = KeyForm.cased(data.required("component"));
        String id = NUMBERED.matcher(told).matches() ? told.toLowerCase(Locale.ROOT) : told;
        if (!COMPONENT.matcher(id).matches()) {
            throw data.problem(ProblemKind.UNREADABLE, "component", "not the id of a component");
        }
        return id;
    }

    private static String ratio(BigDecimal met, BigDecimal total) {
        String of = met + " of " + total;
        if (total.signum() == 0) return of;
        return of + " is " + met.multiply(BigDecimal.valueOf(100)).divide(total, 2, RoundingMode.HALF_UP) + " %";
    }

    /** Not every year has a week 53. */
    private static boolean isPeriod(String text) {
        if (!PERIOD.matcher(text).matches()) return false;
        try {
            return Period.parse(text, LocalDate.EPOCH).id().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Null where nothing was said of it. */
    private static @Nullable Provenance provenance(FieldReader data, Instant givenAt) {
        String source = data.caption("reportedBy");
        String author = data.caption("author");
        LocalDate validTo = data.dayAhead("validTo");
        boolean said = source != null || author != null || validTo != null;
        return said ? new Provenance(source, author, givenAt.truncatedTo(ChronoUnit.MILLIS), validTo) : null;
    }
}
