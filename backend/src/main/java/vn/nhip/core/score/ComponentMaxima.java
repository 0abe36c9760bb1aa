package vn.nhip.core.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;

/**
 * What each component can earn in one sheet. As the catalogue says, but where a component without a figure shares its
 * points ({@link Component.Empty#SHARED}): then it can earn nothing and others more. The groups' maxima stay.
 */
final class ComponentMaxima {
    private static final int PLACES = 2;

    private final Map<String, BigDecimal> shared = new HashMap<>();

    /** @param found of each component, in the order of the catalogue */
    ComponentMaxima(Catalogue catalogue, List<ComponentFigure> found) {
        for (int i = 0; i < found.size(); i++) {
            Component component = catalogue.components().get(i);
            ComponentFigure figure = found.get(i);
            if (figure.empty() && figure.rule(component) == Component.Empty.SHARED) share(catalogue, component);
        }
    }

    /** In equal parts of 2 places; the first gets what is left over, so that nothing is lost. */
    private void share(Catalogue catalogue, Component component) {
        List<String> heirs = component.sharedBy();
        BigDecimal part = component.max().divide(BigDecimal.valueOf(heirs.size()), PLACES, RoundingMode.DOWN);
        BigDecimal rest = component.max().subtract(part.multiply(BigDecimal.valueOf(heirs.size())));
        for (String id : heirs) {
            Component heir = catalogue.component(id).orElseThrow();
            shared.put(id, of(heir).add(part).add(rest));
            rest = BigDecimal.ZERO;
        }
        shared.put(component.id(), BigDecimal.ZERO);
    }

    BigDecimal of(Component component) {
        return shared.getOrDefault(component.id(), component.max());
    }
}
