package vn.nhip.testing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;

/**
 * A case told in words: {@code aCase().received("11-02 08:00").due("11-05 17:00").ready("11-04 09:00").file()}. Instants
 * are written {@code MM-dd HH:mm} in 2026, in the province's zone.
 */
public final class ACase {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    public static final CaseNumber NUMBER = new CaseNumber("H48.01-261102-0001");
    public static final UnitCode OFFICE = new UnitCode("H48.01");
    public static final ProcedureCode KNOWN = new ProcedureCode("1.000001");

    private final Map<ProcedureCode, Procedure> procedures = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<SupplementRound> rounds = new ArrayList<>();
    private final List<CaseUpdate.OfCase> others = new ArrayList<>();
    private ProcedureCode procedure = KNOWN;
    private Status status = Status.IN_PROCESS;
    private Instant submitted;
    private Instant received;
    private Instant due;
    private Instant finished;
    private Instant returned;
    private Instant refused;
    private long facts;
    private Version version = new Version(at("11-01 00:00"), "s", false);

    private ACase() {
        procedure(KNOWN, null);
    }

    public static ACase aCase() {
        return new ACase();
    }

    /** An instant of 2026: {@code 11-02 08:00}. */
    public static Instant at(String text) {
        return LocalDateTime.parse("2026-" + text.replace(' ', 'T'))
                .atZone(ZONE)
                .toInstant();
    }

    private ACase procedure(ProcedureCode code, String limit, Fact... facts) {
        Set<Fact> set = Set.of(facts);
        Procedure.TimeLimit parsed = limit == null ? null : Procedure.TimeLimit.parse(limit);
        procedures.put(
                code,
                new Procedure(
                        code,
                        "A procedure",
                        "province",
                        parsed,
                        set.contains(Fact.FEE_PROCEDURE),
                        set.contains(Fact.PAPER_RESULT_REQUIRED),
                        set.contains(Fact.FOR_INDIVIDUALS),
                        set.contains(Fact.ONLINE_SERVICE),
                        Set.of()));
        return this;
    }

    /** The procedure list knows this of the case's procedure. */
    public ACase whoseProcedureHas(Fact... facts) {
        return procedure(KNOWN, null, facts);
    }

    public ACase whoseProcedureTakes(String limit) {
        return procedure(KNOWN, limit);
    }

    public ACase ofUnknownProcedure() {
        procedure = new ProcedureCode("9.999999");
        return this;
    }

    public ACase status(Status value) {
        status = value;
        return this;
    }

    public ACase submitted(String text) {
        submitted = at(text);
        return this;
    }

    public ACase received(String text) {
        received = at(text);
        return this;
    }

    public ACase due(String text) {
        due = at(text);
        return this;
    }

    public ACase due(Instant instant) {
        due = instant;
        return this;
    }

    /** Result ready: status 9 with its end of handling. */
    public ACase ready(String text) {
        finished = at(text);
        return status(Status.RESULT_READY);
    }

    public ACase finishedAt(String text) {
        finished = at(text);
        return this;
    }

    public ACase returnedAt(String text) {
        returned = at(text);
        return this;
    }

    public ACase refusedAt(String text) {
        refused = at(text);
        return this;
    }

    public ACase facts(Fact... more) {
        facts |= Fact.mask(more);
        return this;
    }

    public ACase step(Status value, String text) {
        steps.add(new Step(at(text), value));
        return this;
    }

    /** Papers asked for and brought; null: still awaited. */
    public ACase supplement(String asked, String brought) {
        rounds.add(new SupplementRound(at(asked), brought == null ? null : at(brought), null, null));
        return this;
    }

    public ACase dueMoved(String when, String before, String after) {
        rounds.add(new SupplementRound(
                when == null ? null : at(when), null, before == null ? null : at(before), at(after)));
        return this;
    }

    public ACase liked(int times) {
        for (int i = 0; i < times; i++) others.add(new CaseUpdate.Rating(NUMBER, true));
        return this;
    }

    public ACase disliked(int times) {
        for (int i = 0; i < times; i++) others.add(new CaseUpdate.Rating(NUMBER, false));
        return this;
    }

    public ACase petitioned(String petition) {
        others.add(new CaseUpdate.CasePetition(NUMBER, petition));
        return this;
    }

    /** The sender says when the snapshot was true. */
    public ACase toldAt(String text) {
        version = new Version(at(text), "s", true);
        return this;
    }

    /** The snapshot has no time of its own, it came then. */
    public ACase arrivedAt(String text) {
        version = new Version(at(text), "s", false);
        return this;
    }

    public CaseSnapshot snapshot() {
        return new CaseSnapshot(
                OFFICE, procedure, status, submitted, received, due, finished, returned, refused, facts, 0, rounds);
    }

    public CaseState state() {
        CaseState state = CaseState.unknown(NUMBER).with(new CaseUpdate.Snapshot(NUMBER, snapshot(), false), version);
        for (Step step : steps) state = state.with(new CaseUpdate.Progress(NUMBER, step), version);
        for (CaseUpdate.OfCase other : others) state = state.with(other, version);
        return state;
    }

    /** Folds a state with this case's procedure list. */
    public CaseFile fold(CaseState state) {
        WorkingDays days = new WorkingDays(ZONE, Set.of(), Set.of());
        return new CaseFold(code -> Optional.ofNullable(procedures.get(code)), days)
                .fold(state)
                .orElseThrow();
    }

    public CaseFile file() {
        return fold(state());
    }
}
