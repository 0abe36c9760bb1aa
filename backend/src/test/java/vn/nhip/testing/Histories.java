package vn.nhip.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.procedure.ProcedureNotice;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.CaseUpdate;

/**
 * Random histories of cases in a small province: worse than any real feed, and the same for the same seed. Instants lie
 * on midnights, month ends and one another far more often than chance would have it.
 */
public final class Histories {
    public static final ZoneId ZONE = ACase.ZONE;
    private static final String SEED = "histories.seed";

    /** A province, two departments, one of them with two offices, and a commune: three levels. */
    public static final Units UNITS = new Units(List.of(
            unit("H48", "province", null),
            unit("H48.01", "department", "H48"),
            unit("H48.01.1", "office", "H48.01"),
            unit("H48.01.2", "office", "H48.01"),
            unit("H48.02", "department", "H48"),
            unit("H48.100", "commune", "H48")));

    public static final List<UnitCode> CODES =
            UNITS.all().stream().map(Unit::code).toList();

    private static final List<ProcedureCode> PROCEDURES = List.of(
            ProcedureCode.NONE,
            new ProcedureCode("1.000001"),
            new ProcedureCode("1.000002"),
            new ProcedureCode("1.000003"),
            new ProcedureCode("2.000001"),
            new ProcedureCode("9.999999"));

    public static final WorkingDays DAYS =
            new WorkingDays(ZONE, Set.of(LocalDate.of(2026, 1, 1)), Set.of(LocalDate.of(2026, 1, 3)));

    public static final CaseFold FOLD = new CaseFold(Histories::procedure, DAYS);

    private static final Fact[] OF_A_ROW = {
        Fact.ONLINE,
        Fact.COUNTER,
        Fact.FEE_DUE,
        Fact.PAID_ONLINE,
        Fact.ELECTRONIC_RESULT,
        Fact.DIGITISED,
        Fact.SYNCHRONISED,
        Fact.SYNCHRONISATION_KNOWN
    };

    private final SplittableRandom random;
    private final Map<CaseNumber, Instant> receptions = new HashMap<>();
    private final Map<String, Instant> petitions = new HashMap<>();

    private Histories(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Tries a law on many histories; a failure names the seed that repeats it. */
    public static void forAll(int times, Consumer<Histories> law) {
        Long given = Long.getLong(SEED);
        SplittableRandom seeds = new SplittableRandom();
        for (int i = 0; i < (given == null ? times : 1); i++) {
            long seed = given == null ? seeds.nextLong() : given;
            try {
                law.accept(new Histories(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "history " + i + " breaks the law; repeat with -D" + SEED + "=" + seed, failure);
            }
        }
    }

    private static Unit unit(String code, String kind, String parent) {
        UnitCode above = parent == null ? null : new UnitCode(parent);
        return new Unit(new UnitCode(code), code, code, kind, above, null, null);
    }

    private static Optional<Procedure> procedure(ProcedureCode code) {
        int known = PROCEDURES.indexOf(code);
        if (known < 1 || known > 4) return Optional.empty();
        Procedure.TimeLimit limit =
                known == 1 ? Procedure.TimeLimit.parse("3WD") : known == 2 ? Procedure.TimeLimit.parse("20H") : null;
        return Optional.of(
                new Procedure(code, "", "", limit, known == 1, known == 2, known == 3, known == 4, Set.of()));
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }

    public <T> List<T> shuffled(List<T> things) {
        List<T> left = new ArrayList<>(things);
        List<T> shuffled = new ArrayList<>();
        while (!left.isEmpty()) shuffled.add(left.remove(below(left.size())));
        return shuffled;
    }

    public CaseNumber number(int of) {
        return new CaseNumber("H48.01-251101-" + (1000 + below(of)));
    }

    /** Between {@code before} days ago and {@code after} days from now, often on an edge of a day or a month. */
    public Instant near(Instant now, int before, int after) {
        Instant any = now.plus(Duration.ofMinutes(random.nextLong(-1440L * before, 1440L * after + 1)));
        if (oneIn(3)) return any.truncatedTo(ChronoUnit.HOURS);
        if (oneIn(2)) return any.plusMillis(below(60_000));
        LocalDate day = any.atZone(ZONE).toLocalDate();
        if (oneIn(3)) day = day.withDayOfMonth(1);
        return day.atStartOfDay(ZONE).toInstant().plusMillis(oneOf(List.of(-60_000, -1, 0, 1, 60_000)));
    }

    private Instant maybe(Instant at) {
        return oneIn(4) ? null : at;
    }

    private Status status() {
        return oneIn(3) ? oneOf(List.of(Status.values())) : oneOf(List.of(Status.IN_PROCESS, Status.RESULT_READY));
    }

    /** A case as its sender might know it: its reception mostly stays, all else may have moved or be nonsense. */
    public CaseSnapshot snapshot(CaseNumber number, Instant now) {
        Instant reception = receptions.computeIfAbsent(number, missing -> near(now, 100, 2));
        if (oneIn(10)) reception = near(now, 100, 2);
        Status status = status();
        return new CaseSnapshot(
                oneOf(CODES),
                oneOf(PROCEDURES),
                status,
                maybe(near(reception, 2, 0)),
                maybe(reception),
                maybe(near(oneIn(2) ? reception : now, 1, 20)),
                status.ends() || oneIn(8) ? maybe(near(now, 40, 1)) : null,
                oneIn(4) ? near(now, 20, 1) : null,
                status == Status.REFUSED ? maybe(near(now, 20, 1)) : null,
                facts(),
                0,
                rounds(now));
    }

    private long facts() {
        long facts = 0;
        for (Fact fact : OF_A_ROW) if (oneIn(2)) facts |= fact.bit();
        return facts;
    }

    private List<SupplementRound> rounds(Instant now) {
        List<SupplementRound> rounds = new ArrayList<>();
        while (oneIn(3)) {
            Instant asked = maybe(near(now, 40, 1));
            Instant brought = asked == null ? null : maybe(near(asked, 1, 10));
            Instant before = oneIn(3) ? near(now, 10, 10) : null;
            rounds.add(new SupplementRound(asked, brought, before, before == null ? null : near(before, 3, 10)));
        }
        return rounds;
    }

    private Step step(Instant now) {
        return new Step(near(now, 60, 1), status(), oneIn(2) ? null : "officer-" + below(3));
    }

    /** Anything that may be said of a case. */
    public CaseUpdate.OfCase ofCase(CaseNumber number, Instant now) {
        int kind = below(10);
        if (kind < 5) return new CaseUpdate.Snapshot(number, snapshot(number, now), oneIn(2));
        if (kind < 8) return new CaseUpdate.Progress(number, step(now));
        if (kind == 8 && oneIn(3)) return new CaseUpdate.Synchronised(number, oneIn(2), maybe(near(now, 20, 0)));
        if (kind == 8) return new CaseUpdate.Rating(number, oneIn(3));
        return new CaseUpdate.CasePetition(number, "PA-" + below(3));
    }

    /** A petition as its sender might know it: its reception mostly stays, all else may have moved or be nonsense. */
    public Petition petition(String number, Instant now) {
        Instant reception = petitions.computeIfAbsent(number, missing -> near(now, 80, 2));
        if (oneIn(10)) reception = near(now, 80, 2);
        Petition.Outcome[] outcomes = Petition.Outcome.values();
        Instant handled = oneIn(3) ? null : near(reception.isAfter(now) ? now : reception, 1, 35);
        return new Petition(
                number,
                oneOf(CODES),
                reception,
                oneIn(3) ? null : number(8),
                oneIn(3) ? null : oneOf(List.of(Petition.Category.values())),
                oneIn(3) ? oneOf(List.of(Petition.Status.values())) : Petition.Status.DONE,
                oneIn(4) ? null : outcomes[below(outcomes.length)],
                oneIn(3) ? near(reception, 3, 20) : null,
                handled,
                handled == null || oneIn(2) ? null : near(handled, 1, 8),
                below(3),
                below(3),
                oneIn(6));
    }

    /** Anything that may be said of a procedure; what is said of one decision mostly agrees. */
    public ProcedureNotice notice(Instant now) {
        return new ProcedureNotice(
                PROCEDURES.get(1 + below(PROCEDURES.size() - 1)),
                oneIn(3) ? oneOf(CODES) : null,
                CODES.get(0),
                oneIn(4) ? null : announcement(now),
                maybeFlag(3),
                oneIn(2),
                maybeFlag(6),
                new ProcedureNotice.Properties(maybeFlag(3), maybeFlag(4), maybeFlag(4), maybeFlag(4)));
    }

    private ProcedureNotice.Announcement announcement(Instant now) {
        LocalDate decided = near(now, 60, 1).atZone(ZONE).toLocalDate();
        return new ProcedureNotice.Announcement(
                oneIn(2) ? "QD-" + below(3) : null,
                oneIn(6) ? null : decided,
                oneIn(4) ? null : decided.plusDays(below(16) - 2),
                oneIn(3) ? null : near(decided.atStartOfDay(ZONE).toInstant(), 2, 14));
    }

    private Boolean maybeFlag(int oneIn) {
        return oneIn(oneIn) ? Boolean.valueOf(oneIn(2)) : null;
    }
}
