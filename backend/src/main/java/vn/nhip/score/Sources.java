package vn.nhip.score;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;

/** What has to be counted for a component. */
final class Sources {
    private Sources() {}

    static List<Measure> measures(Component component) {
        List<Measure> measures = new ArrayList<>();
        if (component.met() instanceof Source.Counted counted) measures.add(counted.measure());
        if (component.total() instanceof Source.Counted counted) measures.add(counted.measure());
        return measures;
    }
}
