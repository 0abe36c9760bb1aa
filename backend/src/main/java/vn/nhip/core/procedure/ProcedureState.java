package vn.nhip.core.procedure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;
import vn.nhip.core.version.Versioned;

/**
 * All that is kept of a procedure. A value; the same notices give the same state in any order.
 *
 * @param unit the agency last named; null: none was
 * @param announcements by their key, each as last told
 * @param showings what was public when, by event time
 * @param traits the newest that was said of each of the four properties, in the order of {@link #TRAITS}; null where
 *     nothing was
 */
public record ProcedureState(
        ProcedureCode procedure,
        UnitCode province,
        @Nullable Versioned<UnitCode> unit,
        SortedMap<String, Versioned<ProcedureNotice.Announcement>> announcements,
        List<Versioned<Showing>> showings,
        List<@Nullable Versioned<Boolean>> traits) {
    /** More than any real procedure has: a sender in a loop must not make one row grow for ever. */
    public static final int MAX_ANNOUNCEMENTS = 100;

    /** Beyond these, those that only repeat the one before and the one after are left out, the oldest first. */
    public static final int MAX_SHOWINGS = 200;

    private static final List<Fact> TRAITS =
            List.of(Fact.ONLINE_SERVICE, Fact.FEE_PROCEDURE, Fact.PAPER_RESULT_REQUIRED, Fact.FOR_INDIVIDUALS);

    /**
     * What one notice said of the procedure's being public; a null part was not said.
     *
     * @param complete all seven parts are
     * @param shown some part is
     * @param withdrawn no longer public
     */
    public record Showing(
            @Nullable Boolean complete,
            boolean shown,
            @Nullable Boolean withdrawn) {
        private static final Showing NOTHING = new Showing(null, false, null);
    }

    public ProcedureState {
        announcements = Collections.unmodifiableSortedMap(new TreeMap<>(announcements));
        showings = List.copyOf(showings);
        traits = Collections.unmodifiableList(new ArrayList<>(traits));
    }

    public static ProcedureState unknown(ProcedureCode procedure, UnitCode province) {
        return new ProcedureState(
                procedure, province, null, new TreeMap<>(), List.of(), Collections.nCopies(TRAITS.size(), null));
    }

    /**
     * Takes one notice in.
     *
     * @throws IllegalArgumentException when a limit is reached; the state stays as it was
     */
    public ProcedureState with(ProcedureNotice notice, Version version) {
        return new ProcedureState(
                procedure,
                notice.province(),
                Versioned.newer(unit, notice.unit(), version),
                withAnnouncement(notice.announcement(), version),
                withShowing(new Showing(notice.complete(), notice.shown(), notice.withdrawn()), version),
                withTraits(notice.properties(), version));
    }

    private SortedMap<String, Versioned<ProcedureNotice.Announcement>> withAnnouncement(
            ProcedureNotice.@Nullable Announcement told, Version version) {
        if (told == null) return announcements;
        TreeMap<String, Versioned<ProcedureNotice.Announcement>> more = new TreeMap<>(announcements);
        more.compute(told.key(), (key, known) -> Versioned.newer(known, told, version));
        if (more.size() > MAX_ANNOUNCEMENTS) {
            throw new IllegalArgumentException("the procedure has " + MAX_ANNOUNCEMENTS + " announcements already");
        }
        return more;
    }

    private List<Versioned<Showing>> withShowing(Showing told, Version version) {
        if (told.equals(Showing.NOTHING)) return showings;
        List<Versioned<Showing>> more = new ArrayList<>(showings);
        Version beside = version;
        for (Versioned<Showing> known : showings) beside = beside.beside(known.version());
        more.add(new Versioned<>(told, beside));
        more.sort(Comparator.comparing(Versioned::version));
        if (more.size() > MAX_SHOWINGS) forgetOne(more);
        return more;
    }

    private static void forgetOne(List<Versioned<Showing>> showings) {
        for (int i = 1; i < showings.size() - 1; i++) {
            Showing own = showings.get(i).what();
            boolean repeats = own.equals(showings.get(i - 1).what())
                    && own.equals(showings.get(i + 1).what());
            if (repeats) {
                showings.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException("the procedure was changed " + MAX_SHOWINGS + " times already");
    }

    private List<@Nullable Versioned<Boolean>> withTraits(ProcedureNotice.Properties told, Version version) {
        @Nullable Boolean[] said = {told.online(), told.fee(), told.resultRequired(), told.forIndividuals()};
        List<@Nullable Versioned<Boolean>> newer = new ArrayList<>();
        for (int i = 0; i < said.length; i++) newer.add(Versioned.newer(traits.get(i), said[i], version));
        return newer;
    }

    /** The agency that announces it. */
    public UnitCode owner() {
        return unit == null ? province : unit.what();
    }

    /** {@link Fact} bits of what the procedure is like. */
    public long facts() {
        long facts = 0;
        for (int i = 0; i < TRAITS.size(); i++) {
            if (Boolean.TRUE.equals(Versioned.of(traits.get(i))))
                facts |= TRAITS.get(i).bit();
        }
        return facts;
    }
}
