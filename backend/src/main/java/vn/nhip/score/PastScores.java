package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * Scores of any period: open ones from the last tick, past ones judged as of their end with what is known now, and any of
 * them as it was shown at an earlier instant.
 */
public final class PastScores {
    private static final int MOST_KEPT = 24;
    private static final int MOST_OFFICERS_CASES = 500_000;

    private final RedisWindow window;
    private final LedgerReader ledger;
    private final ScoreTicker desk;
    private final CatalogueSet methods;
    private final UnitHistory history;
    private final ZoneId zone;
    private final PastCounts earlier;
    private final Map<Period, Kept<Map<UnitCode, UnitCounts>>> closedCounts = new LeastUsed<>(MOST_KEPT);
    private final Map<Closed, Kept<Standing>> closed = new LeastUsed<>(MOST_KEPT);

    /** A period that is over, in one view. */
    private record Closed(View view, Period period) {}

    /** What is known of a past period is right for as long as the windows have not changed. */
    private record Kept<T>(long version, T value) {}

    public PastScores(
            RedisWindow window,
            LedgerReader ledger,
            ScoreTicker desk,
            CatalogueSet methods,
            UnitHistory history,
            ZoneId zone,
            ScoreMeters meters) {
        this.window = window;
        this.ledger = ledger;
        this.desk = desk;
        this.methods = methods;
        this.history = history;
        this.zone = zone;
        this.earlier = new PastCounts(this::count, () -> desk.read().reading().born(), meters);
    }

    /**
     * Fails with {@link IllegalStateException} before the first tick, and with {@link BusyException} when too much is asked
     * for at once.
     */
    public Future<PeriodAnswer> ask(Question question) {
        if (desk.newest() == null) {
            return Future.failedFuture(new IllegalStateException("the scores are not ready yet"));
        }
        LocalDate today = question.at() == null ? desk.read().today() : dayOf(question.at());
        Future<At> asked =
                Future.succeededFuture().compose(go -> at(question.view(), question.period(), question.at()));
        return asked.compose(answer -> {
            Against against = against(question, today);
            Standing plain = answer.standing;
            LocalDate on = JudgedPeriod.of(question.period(), today, history).on();
            LocalDate began = question.period().first().minusDays(1);
            if (against == null) {
                return Future.succeededFuture(answer.asked(plain.comparedWith(null, null), on, began));
            }
            if (against.dayOfTheDesk) return Future.succeededFuture(answer.asked(plain, on, began));
            LocalDate since = against.day.isBefore(began) ? against.day : began;
            return at(question.view(), against.period, against.at)
                    .compose(before -> parts(question, against, answer, before))
                    .map(before -> answer.asked(plain.comparedWith(before), on, since));
        });
    }

    private Future<Earlier> count(PastCounts.Key key) {
        BiPredicate<Change, Mark> besides = key.besides() == null ? (change, mark) -> false : key.besides();
        return window.readAt(List.of(key.period()), key.position(), key.on(), besides)
                .map(read -> read.get(key.period()));
    }

    /** What a day is compared with, in its parts: what arrived late of it, and what corrected lists changed. */
    private Future<Standing.Before> parts(Question question, Against against, At answer, At before) {
        Standing.Before whole = new Standing.Before(before.standing, against.shown, null, null);
        boolean inParts = question.baseline().kind() == Question.Baseline.Kind.DAY && before.position > 0;
        if (!inParts) return Future.succeededFuture(whole);
        LocalDate today = dayOf(Objects.requireNonNull(question.at(), "the desk compares what is now"));
        SheetMaker maker = methods.maker(
                question.view(),
                JudgedPeriod.of(question.period(), today, history).on());
        JudgedPeriod judged = JudgedPeriod.of(against.period, against.day, history);
        return besides(against, before, null)
                .compose(shown -> besides(against, before, new Since(today, answer.position, false, zone))
                        .compose(late -> besides(against, before, new Since(today, answer.position, true, zone))
                                .map(listed -> {
                                    Map<UnitCode, UnitCounts> unlisted = new HashMap<>();
                                    late.counts()
                                            .forEach((unit, known) -> unlisted.put(
                                                    unit, ViewScorer.withoutLists(unit, known, shown, listed)));
                                    return new Standing.Before(
                                            before.standing,
                                            against.shown,
                                            maker.sheets(judged, late.counts(), answer.figures),
                                            maker.sheets(judged, unlisted, answer.figures));
                                })));
    }

    private Future<Earlier> besides(Against against, At before, @Nullable Since since) {
        return earlier.of(new PastCounts.Key(against.period, before.position, against.day, since));
    }

    /** A standing with the moment that it is of. */
    private record At(Standing standing, Instant asOf, long position, Map<String, WindowSnapshot.Figure> figures) {
        PeriodAnswer asked(Standing shown, LocalDate on, LocalDate since) {
            return new PeriodAnswer(shown, asOf, position, on, since);
        }
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    // ---- what is compared with

    /**
     * What a standing is compared with.
     *
     * @param at null: as it stands now
     * @param shown the instant that the answer tells
     * @param day the last day before what lies between
     * @param dayOfTheDesk the desk has compared already
     */
    private record Against(
            Period period, @Nullable Instant at, @Nullable Instant shown, LocalDate day, boolean dayOfTheDesk) {}

    /** Null: with nothing. */
    private @Nullable Against against(Question question, LocalDate today) {
        Period period = question.period();
        boolean open = today.isBefore(period.end());
        return switch (question.baseline().kind()) {
            case NONE -> null;
            case DAY -> {
                if (open && question.at() == null) yield new Against(period, null, null, today, true);
                yield open ? startOf(period, today) : null;
            }
            case MONTH -> open ? startOf(period, YearMonth.from(today).atDay(1)) : null;
            case SAME_DAY -> open ? sameDay(question) : null;
            case INSTANT -> {
                Instant at = question.baseline().instant();
                Period then = period.kind() == Period.Kind.ROLLING ? Period.parse(period.id(), dayOf(at)) : period;
                yield new Against(then, at, at, dayOf(at), false);
            }
            case PREVIOUS -> {
                Period before = period.before();
                Instant over = before.end().atStartOfDay(zone).toInstant();
                yield new Against(before, question.at(), over, before.first().minusDays(1), false);
            }
        };
    }

    private @Nullable Against sameDay(Question question) {
        SameDay same = SameDay.of(question.period(), question.baseline().instant(), zone);
        if (same == null) return null;
        return new Against(
                same.period(), same.at(), same.at(), same.period().first().minusDays(1), false);
    }

    /** The last moment before a day began; nothing for a period that begins on that day or after it. */
    private @Nullable Against startOf(Period period, LocalDate day) {
        LocalDate before = day.minusDays(1);
        boolean rolls = period.kind() == Period.Kind.ROLLING;
        Period then = rolls ? Period.parse(period.id(), before) : period;
        if (!then.first().isBefore(day)) return null;
        return new Against(then, DayBegan.lastBefore(day, zone), DayBegan.at(day, zone), before, false);
    }

    // ---- standings

    private Future<At> at(View view, Period period, @Nullable Instant at) {
        if (at != null) return then(view, period, at);
        Scores newest = desk.use(methods.main());
        Map<String, WindowSnapshot.Figure> figures = desk.read().reading().figures();
        return now(view, period, newest).map(standing -> new At(standing, newest.asOf(), newest.position(), figures));
    }

    private Future<Standing> now(View view, Period period, Scores newest) {
        if (newest.standings().containsKey(period.id())) {
            return Future.succeededFuture(desk.use(view))
                    .map(scores -> scores.standings().get(period.id()));
        }
        Closed key = new Closed(view, period);
        Kept<Standing> known = closed.get(key);
        if (known != null && known.version() == newest.version()) return Future.succeededFuture(known.value());
        JudgedPeriod judged = JudgedPeriod.of(period, desk.read().today(), history);
        return countsOf(period, newest.version()).map(counts -> {
            SheetMaker maker = methods.maker(view, judged.on());
            Map<String, WindowSnapshot.Figure> figures = desk.read().reading().figures();
            Standing standing = maker.standing(judged, maker.sheets(judged, counts, figures));
            closed.put(key, new Kept<>(newest.version(), standing));
            return standing;
        });
    }

    private Future<Map<UnitCode, UnitCounts>> countsOf(Period period, long version) {
        Kept<Map<UnitCode, UnitCounts>> known = closedCounts.get(period);
        if (known != null && known.version() == version) return Future.succeededFuture(known.value());
        List<UnitCode> all = history.on(period.end().minusDays(1)).all().stream()
                .map(Unit::code)
                .toList();
        return window.readClosed(period, all)
                .onSuccess(counts -> closedCounts.put(period, new Kept<>(version, counts)));
    }

    /** As it was shown at an instant. */
    private Future<At> then(View view, Period period, Instant at) {
        JudgedPeriod judged = JudgedPeriod.of(period, dayOf(at), history);
        return ledger.headAt(at)
                .compose(head -> earlier.of(new PastCounts.Key(period, head.position(), dayOf(at), null)))
                .map(found -> {
                    SheetMaker maker = methods.maker(view, judged.on());
                    Standing standing = maker.standing(judged, maker.sheets(judged, found.counts(), found.figures()));
                    Instant asOf = found.position() == 0 ? at : found.asOf();
                    return new At(standing, asOf, found.position(), found.figures());
                });
    }

    // ---- officers

    /**
     * The officers of a unit and those below it in a period, by the main view's method.
     *
     * @return officer → sheet, of which only what is counted from cases means anything
     */
    public Future<Map<String, Sheet>> officers(UnitCode code, Period period) {
        Tick last = desk.last();
        if (last == null) return Future.failedFuture(new IllegalStateException("the scores are not ready yet"));
        JudgedPeriod judged = JudgedPeriod.of(period, last.today(), history);
        Instant judgedAt = period.judgedAt(last.reading().asOf(), zone);
        SheetMaker maker = methods.maker(methods.main(), judged.on());
        OfficerScores scores = new OfficerScores(maker, judged, judgedAt, zone);
        List<UnitCode> units = judged.units().all().stream()
                .map(Unit::code)
                .filter(unit -> unit.equals(code) || judged.units().above(unit).contains(code))
                .toList();
        Instant start = period.first().atStartOfDay(zone).toInstant();
        Unit unit = judged.units().find(code).orElseThrow();
        return ledger.readOfficers(units, start, judgedAt, MOST_OFFICERS_CASES, files -> {
                    scores.add(files);
                    return Future.succeededFuture();
                })
                .map(read -> scores.sheets(unit));
    }
}
