package vn.nhip.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;

/**
 * Finds the measures that take a mark without asking every one of them: by the kind of the mark, and of the measures that
 * are limited to a list only those whose list holds its procedure. Several catalogues have a hundred measures and more,
 * and hundreds of thousands of marks a second pass here.
 */
final class MeasureIndex {
    /** Counts, and sums of minutes. */
    final Side plain;
    /** Counts of distinct procedures. What has no procedure, as petitions have none, counts in none of them. */
    final Side distinct;

    final List<Known> all;

    /** A measure, with what would otherwise be made anew for every unit, period and tick. */
    record Known(Measure measure, String key, boolean isDistinct, boolean readsFlow, boolean readsStock) {
        private static Known of(Measure measure) {
            return new Known(
                    measure,
                    measure.key(),
                    measure.form() == Measure.Form.DISTINCT_PROCEDURES,
                    measure.base().readsFlow(),
                    measure.base().readsStock());
        }
    }

    MeasureIndex(Collection<Measure> measures) {
        all = new LinkedHashSet<>(measures).stream().map(Known::of).toList();
        plain = new Side(all.stream().filter(known -> !known.isDistinct).toList());
        distinct = new Side(all.stream().filter(Known::isDistinct).toList());
    }

    /** Flows and net stock changes, one number a measure; what never came is not there. */
    static final class Numbers {
        /** In the order of {@link Side#flows}; null when there is none. */
        long @Nullable [] flow;
        /** In the order of {@link Side#stocks}; null when there is none. */
        long @Nullable [] stock;
    }

    /** Measures of one form. */
    static final class Side {
        final List<Known> flows;
        final List<Known> stocks;
        private final boolean ofProcedures;
        private final Map<Mark.Kind, Takers> byKind = new EnumMap<>(Mark.Kind.class);

        private Side(List<Known> measures) {
            ofProcedures = measures.stream().anyMatch(Known::isDistinct);
            flows = measures.stream().filter(Known::readsFlow).toList();
            stocks = measures.stream().filter(Known::readsStock).toList();
            for (Mark.Kind kind : Mark.Kind.values()) {
                byKind.put(kind, new Takers(kind, kind.stock() ? stocks : flows));
            }
        }

        private Takers takers(Mark.Kind kind) {
            return Objects.requireNonNull(byKind.get(kind), "every kind of mark has its takers");
        }

        boolean takes(Mark mark) {
            return (!ofProcedures || mark.ofProcedure()) && takers(mark.kind()).takes(mark);
        }

        void add(Mark mark, Numbers numbers) {
            if (mark.kind().stock()) {
                if (numbers.stock == null) numbers.stock = new long[stocks.size()];
                takers(mark.kind()).add(mark, numbers.stock);
            } else {
                if (numbers.flow == null) numbers.flow = new long[flows.size()];
                takers(mark.kind()).add(mark, numbers.flow);
            }
        }
    }

    /** The measures that a kind of mark may count in. */
    private static final class Takers {
        private final Group anywhere;
        /** Of the procedures that some list holds. */
        private final Map<ProcedureCode, Group> listed = new HashMap<>();

        Takers(Mark.Kind kind, List<Known> candidates) {
            List<Integer> free = new ArrayList<>();
            Map<ProcedureCode, List<Integer>> limited = new HashMap<>();
            for (int i = 0; i < candidates.size(); i++) {
                Measure measure = candidates.get(i).measure();
                if (!takesKind(measure, kind)) continue;
                if (measure.within() == null) free.add(i);
                else for (ProcedureCode procedure : measure.within().procedures()) add(limited, procedure, i);
            }
            anywhere = new Group(free, candidates);
            Map<List<Integer>, Group> shared = new HashMap<>();
            limited.forEach((procedure, at) ->
                    listed.put(procedure, shared.computeIfAbsent(at, missing -> new Group(at, candidates))));
        }

        private static void add(Map<ProcedureCode, List<Integer>> limited, ProcedureCode procedure, int at) {
            limited.computeIfAbsent(procedure, missing -> new ArrayList<>()).add(at);
        }

        private static boolean takesKind(Measure measure, Mark.Kind kind) {
            if (measure.form() == Measure.Form.DISTINCT_PROCEDURES && kind.ofPetitions()) return false;
            return measure.base().kinds().contains(kind);
        }

        boolean takes(Mark mark) {
            if (anywhere.takes(mark)) return true;
            Group group = listed.get(mark.procedure());
            return group != null && group.takes(mark);
        }

        void add(Mark mark, long[] to) {
            anywhere.add(mark, to);
            Group group = listed.get(mark.procedure());
            if (group != null) group.add(mark, to);
        }
    }

    /** Measures side by side in arrays: this is the innermost loop. */
    private static final class Group {
        private final int[] at;
        private final long[] all;
        private final long[] none;
        private final boolean[] minutes;

        Group(List<Integer> members, List<Known> candidates) {
            int size = members.size();
            at = new int[size];
            all = new long[size];
            none = new long[size];
            minutes = new boolean[size];
            for (int i = 0; i < size; i++) {
                Measure measure = candidates.get(members.get(i)).measure();
                at[i] = members.get(i);
                all[i] = measure.all();
                none[i] = measure.none();
                minutes[i] = measure.form() == Measure.Form.HANDLING_MINUTES;
            }
        }

        boolean takes(Mark mark) {
            long facts = mark.facts();
            for (int i = 0; i < at.length; i++) {
                if ((facts & all[i]) == all[i] && (facts & none[i]) == 0) return true;
            }
            return false;
        }

        void add(Mark mark, long[] to) {
            long facts = mark.facts();
            for (int i = 0; i < at.length; i++) {
                if ((facts & all[i]) != all[i] || (facts & none[i]) != 0) continue;
                to[at[i]] += minutes[i] ? mark.sign() * mark.minutes() : mark.sign();
            }
        }
    }
}
