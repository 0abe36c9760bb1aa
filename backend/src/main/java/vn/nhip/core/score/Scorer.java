package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;

/**
 * Turns figures into a sheet (index-766 section 3) by the catalogue's arithmetic: the ratio, each component, then sums of
 * rounded values, so that what is shown adds up. No re-weighting, ever.
 */
public final class Scorer {
    private static final Map<Finding, Measure> OF_FINDING = new EnumMap<>(Finding.class);
    private static final Map<LateReason, Measure> OF_REASON = new EnumMap<>(LateReason.class);

    static {
        for (Finding finding : Finding.values()) OF_FINDING.put(finding, Measure.of(finding));
        for (LateReason reason : LateReason.values()) {
            if (reason.fact() != null) OF_REASON.put(reason, Measure.of(reason));
        }
    }

    private final Catalogue catalogue;
    private final Map<Group, List<Component>> ofGroup = new HashMap<>();

    public Scorer(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Group group : catalogue.groups()) ofGroup.put(group, catalogue.componentsOf(group));
    }

    /**
     * What units below the province take from it, of the province's figures of one moment. Where it equals that of another
     * moment, no sheet differs by it.
     *
     * @param found of each inherited component, by its id
     */
    public record Inherited(Map<String, ComponentFigure> found) {
        ComponentFigure of(Component component) {
            return Objects.requireNonNull(found.get(component.id()), "every inherited component was found");
        }
    }

    public Inherited inherited(Figures province) {
        Map<String, ComponentFigure> found = new HashMap<>();
        for (Component component : catalogue.components()) {
            if (component.inherited()) found.put(component.id(), ComponentFigure.inherited(component, province));
        }
        return new Inherited(found);
    }

    /** The sheet of a unit whose kind is not known: every component applies to it. */
    public Sheet sheet(Figures own, Figures province) {
        return sheet(null, own, province);
    }

    /**
     * @param kind of the unit, as components name kinds in {@code appliesTo}; null when it is not known
     * @param own the unit's figures
     * @param province the province's, for components that are inherited; {@code own} itself for the province
     */
    public Sheet sheet(@Nullable String kind, Figures own, Figures province) {
        return sheet(kind, own, own == province ? null : inherited(province));
    }

    /**
     * @param kind of the unit, as components name kinds in {@code appliesTo}; null when it is not known
     * @param own the unit's figures
     * @param inherited what it takes from the province; null for the province itself
     */
    public Sheet sheet(@Nullable String kind, Figures own, @Nullable Inherited inherited) {
        List<ComponentFigure> found = new ArrayList<>();
        for (Component component : catalogue.components()) {
            found.add(ComponentFigure.of(component, kind, own, inherited));
        }
        ComponentMaxima maxima = new ComponentMaxima(catalogue, found);
        Map<String, ComponentScore> done = new HashMap<>();
        List<ComponentScore> components = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Component component = catalogue.components().get(i);
            ComponentScore other = component.ratioOf() == null ? null : done.get(component.ratioOf());
            ComponentScore score = score(component, found.get(i), maxima.of(component), other);
            done.put(component.id(), score);
            components.add(score);
        }
        List<GroupScore> groups = new ArrayList<>();
        BigDecimal total = Points.NOTHING;
        for (Group group : catalogue.groups()) {
            GroupScore score = group(group, done);
            groups.add(score);
            total = total.add(score.points());
        }
        BigDecimal worth = CaseWorth.of(catalogue, components, done);
        // A set of which no figure is known says nothing of a unit, least of all that it is weak.
        boolean nothing = total.signum() == 0 && groups.stream().allMatch(GroupScore::empty);
        String band = nothing ? null : catalogue.bandOf(total).id();
        return new Sheet(total, band, groups, components, counts(own), quality(own), worth, lateReasons(own));
    }

    /**
     * What a component earns for a figure: the calculator. Nothing else is looked at, so it takes all of met, has its
     * own maximum, and applies.
     *
     * @param met null for none
     * @param total null for none
     */
    public ComponentScore calculated(Component component, @Nullable BigDecimal met, @Nullable BigDecimal total) {
        boolean there = met != null && total != null;
        ComponentFigure found =
                new ComponentFigure(met, total, there ? ComponentScore.Origin.GIVEN : ComponentScore.Origin.NONE, null);
        return score(component, found, component.max(), null);
    }

    private GroupScore group(Group group, Map<String, ComponentScore> done) {
        BigDecimal points = Points.NOTHING;
        boolean empty = true;
        for (Component component : ofGroup.getOrDefault(group, List.of())) {
            ComponentScore score = Objects.requireNonNull(done.get(component.id()), "every component was scored");
            points = points.add(score.points());
            empty &= score.empty() || component.max().signum() == 0;
        }
        return new GroupScore(group.code(), points, group.max(), empty);
    }

    private ComponentScore score(
            Component component, ComponentFigure found, BigDecimal max, @Nullable ComponentScore other) {
        BigDecimal met = found.met();
        BigDecimal total = found.total();
        if (met == null || total == null || found.empty()) return empty(component, found, max);
        Points.Share share = Points.share(met, total, other);
        BigDecimal ratio = component.isMean() ? null : Arithmetic.percent(share.met(), share.total());
        BigDecimal points = catalogue.arithmetic().points(component, share.met(), share.total(), max);
        return scored(component, found, share.shown(), ratio, points, max, false);
    }

    private static ComponentScore empty(Component component, ComponentFigure found, BigDecimal max) {
        Component.Empty rule = found.rule(component);
        BigDecimal ratio = rule == Component.Empty.ZERO ? Points.NOTHING : null;
        BigDecimal points =
                rule == Component.Empty.FULL ? max.setScale(Points.PLACES, RoundingMode.HALF_UP) : Points.NOTHING;
        return scored(component, found, found.met(), ratio, points, max, true);
    }

    private static ComponentScore scored(
            Component component,
            ComponentFigure found,
            @Nullable BigDecimal met,
            @Nullable BigDecimal ratio,
            BigDecimal points,
            BigDecimal max,
            boolean empty) {
        return new ComponentScore(
                component.id(), met, found.total(), ratio, points, max, empty, found.origin(), found.provenance());
    }

    private static Sheet.Quality quality(Figures figures) {
        long odd = figures.count(Measure.ODD);
        if (odd == 0) return Sheet.Quality.NONE;
        Map<Finding, Long> findings = new EnumMap<>(Finding.class);
        OF_FINDING.forEach((finding, measure) -> {
            long count = figures.count(measure);
            if (count != 0) findings.put(finding, count);
        });
        return new Sheet.Quality(odd, findings);
    }

    private static Sheet.Counts counts(Figures figures) {
        long handled = figures.count(Measure.HANDLED);
        long onTime = figures.count(Measure.ON_TIME);
        long open = figures.count(Measure.OPEN);
        return new Sheet.Counts(
                figures.count(Measure.RECEIVED),
                handled,
                figures.count(Measure.COMPLETED),
                onTime,
                handled - onTime,
                open,
                open - figures.count(Measure.OPEN_ON_TIME),
                figures.count(Measure.RECEIVED_LATE));
    }

    /** What none of the facts explains is not known. */
    private static Map<LateReason, Long> lateReasons(Figures figures) {
        long unknown = figures.count(Measure.HANDLED) - figures.count(Measure.ON_TIME);
        if (unknown == 0) return Map.of();
        Map<LateReason, Long> reasons = new EnumMap<>(LateReason.class);
        for (Map.Entry<LateReason, Measure> reason : OF_REASON.entrySet()) {
            long count = figures.count(reason.getValue());
            unknown -= count;
            if (count != 0) reasons.put(reason.getKey(), count);
        }
        if (unknown != 0) reasons.put(LateReason.UNKNOWN, unknown);
        return reasons;
    }
}
