package vn.nhip.window;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;

/**
 * Reads what stood at an earlier position. Sums are additions, so what came after is emitted once more, negated, and added
 * to the present sums. The flows of rolling periods are not kept; they are added up from the ledger, beginning with the
 * first day, since no mark is recorded before its day.
 */
final class EarlierReader {
    /** So that nobody's question fills the memory, or keeps a loop busy for long at a time. */
    private static final int CHANGES_AT_ONCE = 5_000;

    private final LedgerReader ledger;
    private final Layout layout;
    private final Function<LocalDate, Tree> treeOn;
    private final ZoneId zone;
    private final long mostMarks;
    private long marksRead;

    /**
     * For one question.
     *
     * @param treeOn the tree of a day
     * @param mostMarks that may be read for it
     */
    EarlierReader(LedgerReader ledger, Layout layout, ZoneId zone, Function<LocalDate, Tree> treeOn, long mostMarks) {
        this.ledger = ledger;
        this.layout = layout;
        this.treeOn = treeOn;
        this.zone = zone;
        this.mostMarks = mostMarks;
    }

    Future<Map<Period, RedisWindow.Earlier>> read(Collection<Period> periods, long position) {
        return read(periods, position, null, (change, mark) -> false);
    }

    /**
     * @param on the day on which the windows stood so; null for the day of the position
     * @param besides the marks behind the position that are counted all the same
     */
    Future<Map<Period, RedisWindow.Earlier>> read(
            Collection<Period> periods, long position, @Nullable LocalDate on, BiPredicate<Change, Mark> besides) {
        return ledger.headUpTo(position).compose(at -> {
            Question question = new Question(periods, at, on);
            if (at.position() == 0) return Future.succeededFuture(question.nothing());
            return layout.sums().read(question.judged.values(), question.units).compose(sums -> {
                long windows = Long.parseLong(sums.head().position());
                if (at.position() > windows) return read(periods, windows, on, besides);
                List<Mark> kept = new ArrayList<>();
                return takeAway(question, sums, windows, besides, kept)
                        .compose(taken -> addRolling(question, sums, kept))
                        .compose(added -> ledger.figuresAt(at.position()))
                        .map(figures -> question.answer(sums, figures));
            });
        });
    }

    /** What is asked, with the days that it is about. */
    private final class Question {
        final LedgerReader.Head at;
        final LocalDate day;
        final List<UnitCode> units = new ArrayList<>();
        /** As asked → as judged: rolling ones end on the day. */
        final Map<Period, Period> judged = new LinkedHashMap<>();

        Question(Collection<Period> periods, LedgerReader.Head at, @Nullable LocalDate on) {
            this.at = at;
            this.day = on == null ? at.asOf().atZone(zone).toLocalDate() : on;
            for (Unit unit : layout.tree().units().all()) units.add(unit.code());
            for (Period period : periods)
                judged.put(period, isRolling(period) ? Period.parse(period.id(), day) : period);
        }

        List<Period> rolling() {
            return judged.values().stream().filter(EarlierReader::isRolling).toList();
        }

        Map<Period, RedisWindow.Earlier> nothing() {
            Map<UnitCode, UnitCounts> none = new HashMap<>();
            for (UnitCode unit : units) none.put(unit, UnitCounts.NONE);
            return answer(null, period -> none, Map.of());
        }

        Map<Period, RedisWindow.Earlier> answer(SumsReader.Sums sums, List<CaseUpdate.Figure> figures) {
            Map<String, WindowSnapshot.Figure> held = new HashMap<>();
            for (CaseUpdate.Figure figure : figures) held.put(figure.key(), FigureText.figure(figure));
            String born = sums.head().born();
            return answer(born, period -> layout.sums().counts(sums, period, units, treeOf(period)), held);
        }

        private Map<Period, RedisWindow.Earlier> answer(
                @Nullable String born,
                Function<Period, Map<UnitCode, UnitCounts>> counts,
                Map<String, WindowSnapshot.Figure> figures) {
            Map<Period, RedisWindow.Earlier> answer = new LinkedHashMap<>();
            judged.forEach((asked, period) -> answer.put(
                    asked, new RedisWindow.Earlier(at.position(), at.asOf(), born, counts.apply(period), figures)));
            return answer;
        }

        private Tree treeOf(Period period) {
            LocalDate last = period.end().minusDays(1);
            return treeOn.apply(last.isBefore(day) ? last : day);
        }
    }

    private static boolean isRolling(Period period) {
        return period.kind() == Period.Kind.ROLLING;
    }

    /** @param rolling is given the marks that are counted besides, when a rolling period is asked for */
    private Future<Void> takeAway(
            Question question, SumsReader.Sums sums, long to, BiPredicate<Change, Mark> besides, List<Mark> rolling) {
        boolean rolls = !question.rolling().isEmpty();
        Set<String> kept = Set.copyOf(sums.hashes().keySet());
        // A month in which nothing lies any more, and of which nothing was read therefore, may have been full then.
        RedisKeys keys = layout.keys();
        MapSink sink = new MapSink(sums.hashes(), key -> kept.contains(key) || keys.isOfMonth(key));
        return each(new LedgerReader.Place(question.at.position(), Integer.MAX_VALUE), to, changes -> {
            MarkSums tallies = layout.writer().tallies();
            for (Change change : changes) {
                for (Mark mark : change.marks()) {
                    if (!besides.test(change, mark)) tallies.add(mark.negated());
                    else if (rolls) rolling.add(mark);
                }
            }
            emission(tallies, sums.head().today(), layout.tree()).to(sink, Long.MAX_VALUE);
            sums.months().addAll(sink.months);
        });
    }

    private Future<Void> addRolling(Question question, SumsReader.Sums sums, List<Mark> besides) {
        List<Period> rolling = question.rolling();
        if (rolling.isEmpty()) return Future.succeededFuture();
        Set<String> kept = new HashSet<>();
        LocalDate first = question.day;
        for (Period period : rolling) {
            if (period.first().isBefore(first)) first = period.first();
            for (UnitCode unit : question.units) {
                kept.add(layout.keys().sum(period.id(), unit.value()));
                kept.add(layout.keys().procedures(period.id(), unit.value()));
            }
        }
        MapSink sink = new MapSink(sums.hashes(), kept::contains);
        Tree flat = Tree.flat(layout.tree().units());
        addFlows(besides, question, flat, sink);
        return ledger.headAt(first.atStartOfDay(zone).toInstant())
                .compose(before -> each(
                        new LedgerReader.Place(before.position(), Integer.MAX_VALUE),
                        question.at.position(),
                        changes -> {
                            List<Mark> marks = new ArrayList<>();
                            for (Change change : changes) marks.addAll(change.marks());
                            addFlows(marks, question, flat, sink);
                        }));
    }

    private void addFlows(List<Mark> marks, Question question, Tree flat, MapSink sink) {
        MarkSums tallies = layout.writer().tallies();
        marks.forEach(tallies::add);
        emission(tallies, question.day, flat).to(sink, Long.MAX_VALUE);
    }

    private FieldWriter emission(MarkSums tallies, LocalDate today, Tree tree) {
        return new FieldWriter(layout.keys(), tallies, today, tree);
    }

    private Future<Void> each(LedgerReader.Place after, long to, Consumer<List<Change>> some) {
        if (after.position() >= to && after.ordinal() == Integer.MAX_VALUE) return Future.succeededFuture();
        return ledger.changesBetween(after, to, CHANGES_AT_ONCE).compose(page -> {
            for (Change change : page.changes()) marksRead += change.marks().size();
            if (marksRead > mostMarks) return Future.failedFuture(new TooFarBackException(mostMarks));
            some.accept(page.changes());
            return page.last() ? Future.succeededFuture() : each(page.end(), to, some);
        });
    }
}
