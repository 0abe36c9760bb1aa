package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Arithmetic;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Source;

/**
 * How many points one case can move in a sheet. A case may count in many components at once, so it is the sum, over the
 * components that count cases one by one, of what one case more or one case less among those met would change. It says
 * how finely a sheet can tell: a smaller difference between two units means nothing.
 */
public final class CaseWorth {
    private CaseWorth() {}

    /**
     * @param scores of the catalogue's components, in its order
     * @return points, 2 places, not negative
     */
    static BigDecimal of(Catalogue catalogue, List<ComponentScore> scores, Map<String, ComponentScore> byId) {
        BigDecimal worth = Points.NOTHING;
        for (int i = 0; i < scores.size(); i++) {
            Component component = catalogue.components().get(i);
            ComponentScore score = scores.get(i);
            if (!component.countsCases() || score.empty()) continue;
            ComponentScore other = component.ratioOf() == null ? null : byId.get(component.ratioOf());
            worth = worth.add(worth(catalogue.arithmetic(), component, score, other));
        }
        return worth;
    }

    private static BigDecimal worth(
            Arithmetic arithmetic, Component component, ComponentScore score, @Nullable ComponentScore other) {
        BigDecimal most = BigDecimal.valueOf(((Source.Counted) component.met()).step());
        Points.Share step = Points.share(most, BigDecimal.ONE, other);
        // Thirty places are needed only where another component takes a part of it, and make every further step slow.
        BigDecimal one = step.total().equals(BigDecimal.ONE)
                ? step.met()
                : step.met().divide(step.total(), Points.EXACT, RoundingMode.HALF_UP);
        return change(arithmetic, component, score, one).max(change(arithmetic, component, score, one.negate()));
    }

    private static BigDecimal change(
            Arithmetic arithmetic, Component component, ComponentScore score, BigDecimal step) {
        BigDecimal met = score.scoredMet().add(step).min(score.scoredTotal()).max(BigDecimal.ZERO);
        return arithmetic
                .points(component, met, score.scoredTotal(), score.max())
                .subtract(score.points())
                .abs();
    }
}
