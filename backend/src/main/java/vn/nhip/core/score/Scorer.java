package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/**
 * Turns figures into a sheet (index-766 section 3): exact decimals; the ratio, each component, then sums of rounded
 * values. No re-weighting, ever.
 */
public final class Scorer {
    private static final int PLACES = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(PLACES);

    private final Catalogue catalogue;

    public Scorer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param own the unit's figures
     * @param province the province's, for components that are inherited; {@code own} again for the province itself
     */
    public Sheet sheet(Figures own, Figures province) {
        Map<String, ComponentScore> done = new HashMap<>();
        List<ComponentScore> components = new ArrayList<>();
        for (Component component : catalogue.components()) {
            ComponentScore score = score(component, component.inherited() ? province : own, done);
            done.put(component.id(), score);
            components.add(score);
        }
        List<GroupScore> groups = new ArrayList<>();
        BigDecimal total = NOTHING;
        for (Group group : catalogue.groups()) {
            GroupScore score = group(group, done);
            groups.add(score);
            total = total.add(score.points());
        }
        return new Sheet(total, catalogue.bandOf(total).id(), groups, components, counts(own));
    }

    private GroupScore group(Group group, Map<String, ComponentScore> done) {
        BigDecimal points = NOTHING;
        boolean empty = true;
        for (Component component : catalogue.componentsOf(group)) {
            ComponentScore score = done.get(component.id());
            points = points.add(score.points());
            empty &= score.empty() || component.max().signum() == 0;
        }
        return new GroupScore(group.code(), points, group.max(), empty);
    }

    private ComponentScore score(Component component, Figures figures, Map<String, ComponentScore> done) {
        Figures.Given given = figures.given(component);
        BigDecimal met = given != null && given.met() != null ? given.met() : value(component.met(), figures);
        BigDecimal total = given != null && given.total() != null ? given.total() : value(component.total(), figures);
        if (met == null || total == null || total.signum() == 0) return empty(component, met, total);
        Share share = share(met, total, component.ratioOf() == null ? null : done.get(component.ratioOf()));
        BigDecimal ratio = share.met().multiply(HUNDRED).divide(share.total(), PLACES, RoundingMode.HALF_UP);
        BigDecimal points = component.roundedRatio()
                ? component.formula().points(ratio, HUNDRED, component.max())
                : component.formula().points(share.met(), share.total(), component.max());
        BigDecimal max = component.max().setScale(PLACES);
        BigDecimal rounded =
                points.setScale(PLACES, RoundingMode.HALF_UP).min(max).max(NOTHING);
        BigDecimal shown = component.isMean() ? null : ratio;
        return new ComponentScore(component.id(), share.shown(), total, shown, rounded, component.max(), false);
    }

    /**
     * What is scored: met of total, kept as a fraction so that rounding happens once.
     *
     * @param shown met as a sheet shows it, per the component's own total
     */
    private record Share(BigDecimal met, BigDecimal total, BigDecimal shown) {}

    /** Another component's ratio takes its part of met, at most nothing; no figure there takes nothing either. */
    private static Share share(BigDecimal met, BigDecimal total, ComponentScore other) {
        boolean takes = other != null && !other.empty() && other.met().compareTo(other.total()) < 0;
        if (!takes) return new Share(met, total, met);
        BigDecimal part = met.multiply(other.met());
        return new Share(part, total.multiply(other.total()), part.divide(other.total(), PLACES, RoundingMode.HALF_UP));
    }

    private static BigDecimal value(Source source, Figures figures) {
        if (source instanceof Source.Counted counted) return BigDecimal.valueOf(figures.count(counted.measure()));
        if (source instanceof Source.Procedures wanted) {
            Long count = figures.procedures(wanted);
            return count == null ? null : BigDecimal.valueOf(count);
        }
        return null;
    }

    private static ComponentScore empty(Component component, BigDecimal met, BigDecimal total) {
        return switch (component.empty()) {
            case NO_FIGURE -> new ComponentScore(component.id(), met, total, null, NOTHING, component.max(), true);
            case ZERO -> new ComponentScore(component.id(), met, total, NOTHING, NOTHING, component.max(), true);
            case FULL ->
                new ComponentScore(
                        component.id(), met, total, null, component.max().setScale(PLACES), component.max(), true);
        };
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
                open - figures.count(Measure.OPEN_ON_TIME));
    }
}
