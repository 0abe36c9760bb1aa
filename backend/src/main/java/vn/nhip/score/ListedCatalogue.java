package vn.nhip.score;

import java.util.List;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.catalogue.Source;

/**
 * A catalogue limited to some procedures: each measure counts only these, and what is not counted from cases has no
 * figure, not even the full points of "no petition is no fault".
 */
final class ListedCatalogue {
    private ListedCatalogue() {}

    static Catalogue of(Catalogue whole, ProcedureSet list) {
        List<Component> components =
                whole.components().stream().map(one -> limited(one, list)).toList();
        return whole.with(components);
    }

    private static Component limited(Component one, ProcedureSet list) {
        Source met = limited(one.met(), list);
        Source total = limited(one.total(), list);
        boolean figure = met instanceof Source.Counted && total instanceof Source.Counted;
        return new Component(
                one.id(),
                one.code(),
                one.name(),
                one.group(),
                one.max(),
                one.formula(),
                met,
                total,
                one.ratioOf(),
                figure ? one.empty() : Component.Empty.NO_FIGURE,
                one.inherited(),
                one.roundedRatio(),
                one.words(),
                one.clause(),
                one.appliesTo(),
                one.elsewhere(),
                figure ? one.sharedBy() : List.of(),
                one.options());
    }

    private static Source limited(Source source, ProcedureSet list) {
        if (source instanceof Source.Larger larger) return limited(larger.counted(), list);
        if (!(source instanceof Source.Counted counted)) return new Source.Given();
        if (!counted.measure().base().ofCases()) return new Source.Given();
        return counted.map(measure -> measure.within(list));
    }
}
