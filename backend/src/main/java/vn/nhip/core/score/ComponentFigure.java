package vn.nhip.core.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.ComponentScore.Origin;

/**
 * The figures of one component of one unit, and where they come from, before any points.
 *
 * @param met null when there is none
 * @param total null when there is none
 * @param provenance of what was handed in; null when nothing was taken from there
 */
record ComponentFigure(
        @Nullable BigDecimal met,
        @Nullable BigDecimal total,
        Origin origin,
        @Nullable Provenance provenance) {
    private static final ComponentFigure NOT_APPLICABLE = new ComponentFigure(null, null, Origin.NOT_APPLICABLE, null);

    /**
     * @param kind of the unit; null when it is not known
     * @param inherited what is taken from the province; null for the province itself
     */
    static ComponentFigure of(
            Component component, @Nullable String kind, Figures own, Scorer.@Nullable Inherited inherited) {
        if (!component.appliesTo(kind) && own.given(component) == null) return NOT_APPLICABLE;
        return component.inherited() && inherited != null ? inherited.of(component) : of(component, own);
    }

    /** The province's figures of a component as those of a unit below it. */
    static ComponentFigure inherited(Component component, Figures province) {
        ComponentFigure found = of(component, province);
        if (found.origin == Origin.NONE) return found;
        return new ComponentFigure(found.met, found.total, Origin.INHERITED, found.provenance);
    }

    private static ComponentFigure of(Component component, Figures figures) {
        Figures.Given given = figures.given(component);
        BigDecimal metGiven = given == null ? null : given.met();
        BigDecimal met = metGiven != null ? metGiven : value(component.met(), figures);
        ComponentFigure total = total(component, given, figures);
        if (met == null || total.total == null) return new ComponentFigure(met, total.total, Origin.NONE, null);
        boolean handedIn = metGiven != null || total.origin == Origin.GIVEN;
        Origin origin = handedIn && total.origin != Origin.LAST_YEAR ? Origin.GIVEN : total.origin;
        if (origin == Origin.COUNTED && total.total.signum() == 0) origin = Origin.NONE;
        return new ComponentFigure(met, total.total, origin, handedIn && given != null ? given.provenance() : null);
    }

    /** The total and its own origin. */
    private static ComponentFigure total(Component component, Figures.@Nullable Given given, Figures figures) {
        BigDecimal handedIn = given == null ? null : given.total();
        BigDecimal counted = value(component.total(), figures);
        if (!(component.total() instanceof Source.Larger larger)) {
            return handedIn != null ? total(handedIn, Origin.GIVEN) : total(counted, Origin.COUNTED);
        }
        boolean handedInLarger = handedIn != null && (counted == null || handedIn.compareTo(counted) >= 0);
        BigDecimal most = handedInLarger ? handedIn : counted;
        if ((most == null || most.signum() == 0) && larger.orLastYear()) {
            BigDecimal lastYear = figures.lastYear(component);
            if (lastYear != null && lastYear.signum() > 0) return total(lastYear, Origin.LAST_YEAR);
        }
        return total(most, handedInLarger ? Origin.GIVEN : Origin.COUNTED);
    }

    private static ComponentFigure total(@Nullable BigDecimal total, Origin origin) {
        return new ComponentFigure(null, total, origin, null);
    }

    private static @Nullable BigDecimal value(Source source, Figures figures) {
        if (source instanceof Source.Larger larger) return value(larger.counted(), figures);
        if (source instanceof Source.Counted counted) {
            if (counted.known() != null && figures.count(counted.known()) == 0) return null;
            long less = counted.less() == null ? 0 : figures.count(counted.less());
            return BigDecimal.valueOf(Math.max(0, figures.count(counted.measure()) - less));
        }
        if (source instanceof Source.Procedures wanted) {
            Long count = figures.procedures(wanted);
            return count == null ? null : BigDecimal.valueOf(count);
        }
        return null;
    }

    /** No figure that could be scored. */
    boolean empty() {
        return met == null || total == null || total.signum() == 0;
    }

    /** What the component earns without a figure. */
    Component.Empty rule(Component component) {
        return origin == Origin.NOT_APPLICABLE ? component.elsewhere() : component.empty();
    }
}
