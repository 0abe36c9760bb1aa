package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.CatalogueReader;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.VietnameseOrder;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;
import vn.nhip.ledger.Change;
import vn.nhip.testing.Histories;
import vn.nhip.window.RedisWindow.Earlier;
import vn.nhip.window.UnitCounts;
import vn.nhip.window.WindowSnapshot;

/**
 * What changed since 00:00 is the difference of two shown totals and the sum of what the frames between them told, on every
 * board and in every period; and a cause names what moved a count of its period. Windows by definition, no servers.
 */
class CausesAddUpTest {
    private static final int HISTORIES = 20;
    private static final int TICKS = 110;
    private static final Catalogue CATALOGUE = CatalogueReader.shipped();
    private static final Set<Measure> MEASURES = CATALOGUE.measures();
    private static final UnitHistory UNITS = new UnitHistory(Histories.UNITS.all());

    @Test
    void givenRandomHistories_whenTicksAndDaysPass_thenDeltaAndCausesAreTheDifferenceOfWhatWasShown() {
        int[] frames = {0};
        Histories.forAll(HISTORIES, histories -> {
            World world = new World(histories);
            for (int i = 0; i < TICKS; i++) world.tick();
            frames[0] += world.frames;
        });
        boolean one = Long.getLong("histories.seed") != null;
        assertTrue(one || frames[0] >= 100_000, frames[0] + " frames");
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(Histories.ZONE).toLocalDate();
    }

    private static LocalDate dayOf(long minute) {
        return dayOf(Instant.ofEpochSecond(minute * 60));
    }

    /** One province: its cases, what is counted of them, and what its screens were told. */
    private static final class World {
        private final Histories any;
        private final ViewScorer scoring = new ViewScorer(
                new View(CATALOGUE.set(), null),
                new CatalogueSet(
                        new Catalogues(List.of(CATALOGUE), CATALOGUE.set(), List.of()),
                        (unit, wanted) -> null,
                        new VietnameseOrder()),
                UNITS,
                Histories.ZONE);
        private final Map<CaseNumber, CaseState> cases = new HashMap<>();
        private final Map<CaseNumber, List<Mark>> marks = new HashMap<>();
        private final Map<String, WindowSnapshot.Figure> figures = new HashMap<>();
        private Instant now = Instant.parse("2026-11-28T16:00:00Z");
        private LocalDate today = dayOf(now);
        private Map<String, Map<UnitCode, UnitCounts>> counts = counted();
        private Opening opening;
        private Opening atHand;
        private long position;
        private final Map<String, BigDecimal> shown = new HashMap<>();
        private final Map<String, BigDecimal> caused = new HashMap<>();
        private int frames;

        World(Histories any) {
            this.any = any;
        }

        void tick() {
            Map<String, WindowSnapshot.Figure> figuresBefore = Map.copyOf(figures);
            List<Change> changes = new ArrayList<>();
            boolean newDay = any.oneIn(12);
            if (newDay) {
                beginDay();
            } else {
                now = now.plus(Duration.ofMinutes(any.below(30)));
                if (!dayOf(now).equals(today)) now = midnight().minusSeconds(1);
                position++;
                tell(changes);
            }
            wake(changes);
            Map<String, Map<UnitCode, UnitCounts>> before = counts;
            counts = counted();
            // What stood as the day began is read beside the ticks; it may be there some of them later.
            if (atHand == null && any.oneIn(2)) atHand = opening;
            Tick tick = new Tick(
                    new WindowSnapshot(position, position, now, "b", today, counts, Map.copyOf(figures), null),
                    today,
                    DayBegan.at(today, Histories.ZONE),
                    now,
                    UNITS.on(today),
                    counts,
                    touched(),
                    newDay,
                    atHand,
                    Map.of(),
                    Set.of(),
                    false,
                    new CauseFinder.Told(Moved.of(changes), true, figuresBefore, Map.copyOf(figures)));
            Scores scores = scoring.score(tick);
            for (Period period : Period.openOn(today)) check(scores, period, changes, before.get(period.id()));
        }

        private Instant midnight() {
            return today.plusDays(1).atStartOfDay(Histories.ZONE).toInstant();
        }

        private void beginDay() {
            Map<String, Earlier> stood = new HashMap<>();
            counts.forEach((id, ofUnits) ->
                    stood.put(id, new Earlier(position, now, "b", Map.copyOf(ofUnits), Map.copyOf(figures))));
            now = midnight();
            today = dayOf(now);
            opening = new Opening(today, now, position, true, stood, Map.of());
            atHand = null;
            shown.clear();
            caused.clear();
            Scores last = scoring.newest();
            if (last == null) return;
            last.standings()
                    .forEach((id, standing) -> standing.rows().forEach((unit, row) -> {
                        if (row.sheet().hasCases())
                            shown.put(id + " " + unit, row.sheet().total());
                    }));
        }

        // ---- what is told

        private void tell(List<Change> changes) {
            for (int i = any.below(4); i > 0; i--) {
                CaseUpdate.OfCase told = any.ofCase(any.number(25), now);
                CaseState state = cases.getOrDefault(told.number(), CaseState.unknown(told.number()));
                cases.put(told.number(), state.with(told, new Version(now, "s" + position + "-" + i, false)));
                refold(told.number(), position, changes);
            }
            if (!any.oneIn(8)) return;
            UnitCode unit = any.oneOf(List.copyOf(UNITS.on(today).all())).code();
            String period = any.oneOf(List.of("2026-11", "2026-Q4", "2026"));
            String component = any.oneOf(List.of("2.1", "1.1", "1.4", "3.1", "5.2"));
            BigDecimal total = BigDecimal.valueOf(1 + any.below(9));
            BigDecimal met = any.oneIn(4) ? null : BigDecimal.valueOf(any.below(9));
            figures.put(unit + "|" + period + "|" + component, new WindowSnapshot.Figure(met, total));
        }

        private void wake(List<Change> changes) {
            for (CaseNumber number : List.copyOf(cases.keySet())) refold(number, null, changes);
        }

        private void refold(CaseNumber number, Long seq, List<Change> changes) {
            List<Mark> is = Histories.FOLD
                    .fold(cases.get(number))
                    .map((CaseFile file) -> Marks.of(file, now))
                    .orElse(List.of());
            List<Mark> change = Marks.change(marks.getOrDefault(number, List.of()), is);
            marks.put(number, is);
            if (!change.isEmpty()) changes.add(new Change(position, now, seq, number, change, null));
        }

        // ---- the windows by definition

        private Map<String, Map<UnitCode, UnitCounts>> counted() {
            Map<String, Map<UnitCode, UnitCounts>> all = new HashMap<>();
            List<Mark> every = new ArrayList<>();
            marks.values().forEach(every::addAll);
            for (Period period : Period.openOn(today)) {
                Map<UnitCode, UnitCounts> ofUnits = new HashMap<>();
                List<Mark> counting =
                        every.stream().filter(mark -> counts(mark, period)).toList();
                for (Unit unit : UNITS.on(today).all()) ofUnits.put(unit.code(), counts(counting, unit.code()));
                all.put(period.id(), ofUnits);
            }
            return all;
        }

        private static boolean counts(Mark mark, Period period) {
            return mark.kind().stock() || period.contains(dayOf(mark.minute()));
        }

        private UnitCounts counts(List<Mark> counting, UnitCode unit) {
            List<Mark> own =
                    counting.stream().filter(mark -> within(mark, unit)).toList();
            Map<Measure, Long> found = new HashMap<>();
            if (!own.isEmpty()) for (Measure measure : MEASURES) found.put(measure, count(measure, own));
            return new UnitCounts(found);
        }

        private boolean within(Mark mark, UnitCode unit) {
            return mark.unit().equals(unit)
                    || UNITS.on(today).above(mark.unit()).contains(unit);
        }

        private static long count(Measure measure, List<Mark> own) {
            if (measure.form() != Measure.Form.DISTINCT_PROCEDURES) {
                return own.stream()
                        .filter(measure::takes)
                        .mapToLong(measure::valueOf)
                        .sum();
            }
            Map<Object, Long> of = new HashMap<>();
            for (Mark mark : own) if (measure.takes(mark)) of.merge(mark.procedure(), (long) mark.sign(), Long::sum);
            return of.values().stream().filter(number -> number != 0).count();
        }

        private Map<String, Set<UnitCode>> touched() {
            Set<UnitCode> all = new HashSet<>();
            for (Unit unit : UNITS.on(today).all()) all.add(unit.code());
            Map<String, Set<UnitCode>> touched = new HashMap<>();
            counts.keySet().forEach(id -> touched.put(id, all));
            return touched;
        }

        // ---- what must hold

        private void check(Scores scores, Period period, List<Change> changes, Map<UnitCode, UnitCounts> before) {
            Standing standing = scores.standings().get(period.id());
            for (Cause cause : scores.causes().get(period.id())) {
                caused.merge(period.id() + " " + cause.unit(), cause.points(), BigDecimal::add);
                if (before != null) checkKind(cause, period, changes);
            }
            standing.rows().forEach((unit, row) -> {
                String key = period.id() + " " + unit;
                BigDecimal was = shown.get(key);
                boolean compared = atHand != null && was != null;
                BigDecimal expected = compared ? row.sheet().total().subtract(was) : null;
                assertEquals(expected, row.delta(), key);
                if (!compared) return;
                BigDecimal sum = caused.getOrDefault(key, BigDecimal.ZERO);
                assertEquals(0, row.delta().compareTo(sum), () -> key + ": " + row.delta() + " caused " + sum);
            });
            // Each unit's own board, and one of each kind.
            frames += standing.rows().size() + standing.order().size();
        }

        /** Whoever is counted moved the component alone already; who is named did it alone. */
        private void checkKind(Cause cause, Period period, List<Change> changes) {
            List<Measure> measures =
                    CATALOGUE.component(cause.component()).orElseThrow().measures();
            boolean made = CATALOGUE.component(cause.component()).orElseThrow().inherited()
                    || CATALOGUE.components().stream()
                            .anyMatch(other -> other.sharedBy().contains(cause.component()))
                    || CATALOGUE.component(cause.component()).orElseThrow().ratioOf() != null;
            if (made || cause.kind() == CauseKind.FIGURE) return;
            Map<CaseNumber, List<Mark>> byCase = new HashMap<>();
            for (Change change : changes)
                byCase.computeIfAbsent(change.number(), none -> new ArrayList<>())
                        .addAll(change.marks());
            Set<CaseNumber> moved = new HashSet<>();
            byCase.forEach((number, changed) -> {
                List<Mark> counting = changed.stream()
                        .filter(mark -> counts(mark, period) && within(mark, cause.unit()))
                        .toList();
                for (Measure measure : measures) if (count(measure, counting) != 0) moved.add(number);
            });
            CauseKind kind = moved.isEmpty() ? CauseKind.TIME : CauseKind.CASE;
            assertEquals(kind + " " + moved.size(), cause.kind() + " " + cause.count(), cause::toString);
            assertEquals(moved.size() == 1 ? moved.iterator().next().tail() : null, cause.caseTail(), cause::toString);
        }
    }
}
