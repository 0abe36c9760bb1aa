package vn.nhip.core.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every way of scoring that is in use beside each other, with the lists that views can be limited to. Versions of one set
 * take each other over at their dates; sets stand side by side.
 */
public final class Catalogues {
    private final List<Catalogue> all;
    private final String mainSet;
    private final List<ProcedureSet> lists;

    /**
     * @param mainSet the set of the walls and of every address that names none
     * @throws IllegalArgumentException for no catalogue, an unknown main set, an id met twice, or two versions of a set that
     *     are in force on the same day
     */
    public Catalogues(List<Catalogue> all, String mainSet, List<ProcedureSet> lists) {
        this.all = List.copyOf(all);
        this.mainSet = mainSet;
        this.lists = List.copyOf(lists);
        if (ofSet(mainSet).isEmpty()) throw new IllegalArgumentException("no catalogue of the set " + mainSet);
        for (int i = 0; i < all.size(); i++) for (int j = 0; j < i; j++) checkApart(all.get(j), all.get(i));
    }

    private static void checkApart(Catalogue one, Catalogue other) {
        if (one.id().equals(other.id()))
            throw new IllegalArgumentException("catalogue " + one.id() + " is there twice");
        if (!one.set().equals(other.set())) return;
        boolean meet = one.inForceOn(other.validFrom()) || other.inForceOn(one.validFrom());
        if (meet) {
            throw new IllegalArgumentException("catalogues " + one.id() + " and " + other.id() + " of the set "
                    + one.set() + " are both in force on some day");
        }
    }

    public List<Catalogue> all() {
        return all;
    }

    public String mainSet() {
        return mainSet;
    }

    /** The sets, the main one first. */
    public List<String> sets() {
        Set<String> sets = new LinkedHashSet<>(List.of(mainSet));
        for (Catalogue catalogue : all) sets.add(catalogue.set());
        return List.copyOf(sets);
    }

    public List<Catalogue> ofSet(String set) {
        return all.stream().filter(catalogue -> catalogue.set().equals(set)).toList();
    }

    public Optional<Catalogue> find(String id) {
        return all.stream().filter(catalogue -> catalogue.id().equals(id)).findFirst();
    }

    /** The catalogue of a set on a day; empty when none was in force. */
    public Optional<Catalogue> inForce(String set, LocalDate day) {
        return ofSet(set).stream().filter(one -> one.inForceOn(day)).findFirst();
    }

    public List<ProcedureSet> lists() {
        return lists;
    }

    public Optional<ProcedureSet> list(String id) {
        return lists.stream().filter(list -> list.id().equals(id)).findFirst();
    }

    /** Every measure that must be counted, for all catalogues, of all cases and of each list. */
    public Collection<Measure> measures() {
        Set<Measure> measures = new LinkedHashSet<>();
        for (Catalogue catalogue : all) measures.addAll(catalogue.measures());
        for (Measure measure : new ArrayList<>(measures)) {
            for (ProcedureSet list : lists) measures.add(measure.within(list));
        }
        return List.copyOf(measures);
    }
}
