package vn.nhip.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.Channel;
import vn.nhip.core.casefile.Fact;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.casefile.UnitCode;

/** Reads the {@code data} of our own CloudEvents. Their field names live here. */
final class OwnRows {
    private static final Pattern PERIOD = Pattern.compile("20\\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?");
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Set<String> CATEGORIES = Set.of("rules", "conduct");
    private static final Set<String> PETITION_STATUSES = Set.of("waiting", "inProgress", "done");

    private final UnitReader units;

    OwnRows(UnitReader units) {
        this.units = units;
    }

    CaseUpdate.Snapshot snapshot(Reading data) {
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
        CaseSnapshot snapshot = dates.snapshot(
                unit, data.procedure("procedure"), status, facts(data), dates.findings(data.now()), supplements(data));
        return new CaseUpdate.Snapshot(number, snapshot, false);
    }

    private UnitCode unit(Reading data) {
        return units.read(data, data.required("unit"), "unit");
    }

    private static long facts(Reading data) {
        long facts = Channel.of(data.code("channel", 1, 3, 1)).fact().bit() | fees(data);
        int payment = data.code("payment", 0, 3, 0);
        if (payment == 1 || payment == 2) facts |= Fact.PAID_ONLINE.bit();
        if (data.isSet("electronicResult")) facts |= Fact.ELECTRONIC_RESULT.bit();
        if (data.isSet("digitised")) facts |= Fact.DIGITISED.bit();
        if (data.isSet("reused")) facts |= Fact.REUSED.bit();
        if (data.isSet("populationData")) facts |= Fact.POPULATION_DATA.bit();
        if (data.isSet("synchronised")) facts |= Fact.SYNCHRONISED.bit();
        if (data.isSet("personalStore")) facts |= Fact.PERSONAL_STORE.bit() | Fact.POPULATION_DATA.bit();
        return facts;
    }

    private static long fees(Reading data) {
        boolean due = false;
        boolean any = false;
        for (Reading fee : data.list("fees")) {
            BigDecimal amount = fee.amount("");
            if (amount == null) continue;
            any = true;
            due |= amount.signum() > 0;
        }
        if (!any) return 0;
        return due ? Fact.FEE_DUE.bit() : Fact.FEES_ZERO.bit();
    }

    private static List<SupplementRound> supplements(Reading data) {
        List<SupplementRound> rounds = new ArrayList<>();
        for (Reading round : data.list("supplements")) {
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

    CaseUpdate.Progress progress(Reading data) {
        CaseNumber number = data.caseNumber("case");
        Status status = data.status("status");
        return new CaseUpdate.Progress(number, new Step(data.requiredInstant("at"), status));
    }

    CaseUpdate.Rating rating(Reading data) {
        CaseNumber number = data.caseNumber("case");
        Boolean liked = data.flag("liked");
        if (liked == null) throw data.missing("liked");
        return new CaseUpdate.Rating(number, liked);
    }

    CaseUpdate petition(Reading data) {
        String petition = data.name("petition");
        UnitCode unit = unit(data);
        Instant received = data.requiredInstant("receivedAt");
        String category = oneOf(data, "category", CATEGORIES);
        String status = oneOf(data, "status", PETITION_STATUSES);
        Instant handled = data.instant("handledAt");
        if (data.text("case") != null) return new CaseUpdate.CasePetition(data.caseNumber("case"), petition);
        String body = new KeptBody()
                .with("petition", petition)
                .with("unit", unit.value())
                .with("receivedAt", received)
                .with("category", category)
                .with("status", status)
                .with("handledAt", handled)
                .json();
        return new CaseUpdate.Kept("petition", "petition|" + petition, body, received);
    }

    CaseUpdate.Kept procedure(Reading data, Instant at) {
        data.required("procedure");
        String code = data.procedure("procedure").value();
        String body = new KeptBody()
                .with("procedure", code)
                .with("unit", data.text("unit") == null ? null : unit(data).value())
                .with("announcedAt", data.instant("announcedAt"))
                .with("effectiveAt", data.instant("effectiveAt"))
                .with("publishedAt", data.instant("publishedAt"))
                .with("complete", data.flag("complete"))
                .json();
        return new CaseUpdate.Kept("procedure", "procedure|" + code, body, at);
    }

    CaseUpdate.Figure figure(Reading data) {
        UnitCode unit = unit(data);
        String period = data.required("period");
        if (!PERIOD.matcher(period).matches()) {
            throw data.problem(ProblemKind.UNREADABLE, "period", "not a period; allowed: 2026-11, 2026-Q4, 2026");
        }
        String component = data.required("component");
        if (!COMPONENT.matcher(component).matches()) {
            throw data.problem(ProblemKind.UNREADABLE, "component", "not the id of a component");
        }
        return new CaseUpdate.Figure(unit, period, component, data.amount("met"), data.amount("total"));
    }

    private static String oneOf(Reading data, String field, Set<String> allowed) {
        String text = data.text(field);
        if (text != null && !allowed.contains(text)) {
            String list = String.join(", ", allowed.stream().sorted().toList());
            throw data.problem(ProblemKind.UNKNOWN_CODE, field, "unknown code; allowed: " + list);
        }
        return text;
    }
}
