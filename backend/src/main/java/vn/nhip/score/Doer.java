package vn.nhip.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.ComponentScore.Origin;
import vn.nhip.ledger.Subject;

/**
 * What changed a component.
 *
 * @param count how many of that kind; 0 when it was time, and when there were too many to tell
 * @param caseTail the last characters of the case number when one case alone did it; else null
 */
record Doer(CauseKind kind, int count, @Nullable String caseTail) {
    /** Something that was told about. */
    interface Thing {
        CauseKind kind();

        /** Null of what is no case. */
        @Nullable
        String caseTail();
    }

    /** The kind of most of them; one case is named when it alone did it. Not for none. */
    static Doer most(Collection<? extends Thing> things) {
        Map<CauseKind, Integer> counts = new EnumMap<>(CauseKind.class);
        for (Thing thing : things) counts.merge(thing.kind(), 1, Integer::sum);
        CauseKind most = null;
        int count = 0;
        for (Map.Entry<CauseKind, Integer> one : counts.entrySet()) {
            if (one.getValue() <= count) continue;
            most = one.getKey();
            count = one.getValue();
        }
        if (most == null) throw new IllegalArgumentException("nothing did it");
        String tail = things.size() == 1 ? things.iterator().next().caseTail() : null;
        return new Doer(most, count, tail);
    }

    /** A figure that was handed in takes the place of what is counted. */
    static Doer figures(int count) {
        return new Doer(CauseKind.FIGURE, count, null);
    }

    /** There was too much to tell it one by one. */
    static Doer tooMany(Component component) {
        for (Measure measure : component.measures()) {
            if (measure.base().ofCases()) return new Doer(CauseKind.CASE, 0, null);
            return new Doer(measure.base().ofPetitions() ? CauseKind.PETITION : CauseKind.NOTICE, 0, null);
        }
        return figures(0);
    }

    /** @param relisted whether nothing but corrected lists did it */
    static CauseKind kindOf(Subject subject, boolean relisted) {
        if (relisted) return CauseKind.LIST;
        return switch (subject) {
            case PETITION -> CauseKind.PETITION;
            case PROCEDURE -> CauseKind.NOTICE;
            case CASE -> CauseKind.CASE;
            case FIGURE -> CauseKind.FIGURE;
        };
    }

    /** Whether a component was scored by something handed in, by the unit's or perhaps by the province's. */
    static boolean handedIn(ComponentScore score) {
        return score.origin() == Origin.GIVEN
                || score.origin() == Origin.LAST_YEAR
                || score.origin() == Origin.INHERITED;
    }

    /**
     * The components whose counts and figures a component's points are made of: itself, the one whose ratio it takes, and
     * those that leave it their points.
     */
    static List<Component> madeOf(Catalogue catalogue, Component component) {
        List<Component> parts = new ArrayList<>(List.of(component));
        for (Component other : catalogue.components()) {
            boolean part =
                    other.id().equals(component.ratioOf()) || other.sharedBy().contains(component.id());
            if (part) parts.add(other);
        }
        return parts;
    }
}
