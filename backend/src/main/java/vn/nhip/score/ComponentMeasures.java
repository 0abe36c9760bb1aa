package vn.nhip.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;

/**
 * Which components a mark can move: the measures of a catalogue, each once, by the kind of mark that they look at, since of a
 * hundred measures few look at any one kind, and by the component that is made of them. (The windows' own index adds marks up
 * to what is stored, and knows no component.)
 */
final class ComponentMeasures {
    private static final int[] NONE = {};

    private final Catalogue catalogue;
    private final List<Measure> measures;
    private final Map<Mark.Kind, int[]> byKind = new EnumMap<>(Mark.Kind.class);
    private final Map<String, int[]> byComponent = new HashMap<>();
    private final Map<String, List<Component>> made = new HashMap<>();

    ComponentMeasures(Catalogue catalogue) {
        this.catalogue = catalogue;
        Map<Measure, Integer> places = new LinkedHashMap<>();
        for (Component component : catalogue.components()) {
            int[] own = component.measures().stream()
                    .mapToInt(measure -> {
                        places.putIfAbsent(measure, places.size());
                        return places.get(measure);
                    })
                    .toArray();
            byComponent.put(component.id(), own);
            made.put(component.id(), Doer.madeOf(catalogue, component));
        }
        this.measures = new ArrayList<>(places.keySet());
        for (Mark.Kind kind : Mark.Kind.values()) {
            int[] looking = places.entrySet().stream()
                    .filter(one -> one.getKey().base().kinds().contains(kind))
                    .mapToInt(Map.Entry::getValue)
                    .toArray();
            if (looking.length > 0) byKind.put(kind, looking);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    int size() {
        return measures.size();
    }

    Measure measure(int place) {
        return measures.get(place);
    }

    /** The places of the measures that look at a kind of mark. */
    int[] lookingAt(Mark.Kind kind) {
        return byKind.getOrDefault(kind, NONE);
    }

    /** The places of the measures that a component is made of. */
    int[] of(Component component) {
        return byComponent.getOrDefault(component.id(), NONE);
    }

    /** As {@link Doer#madeOf}. */
    List<Component> madeOf(Component component) {
        return Objects.requireNonNull(made.get(component.id()), "a component of this catalogue");
    }
}
