package vn.nhip.api;

import java.math.BigDecimal;
import java.util.List;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Figures;
import vn.nhip.core.score.Scorer;
import vn.nhip.live.RowCodec;

/** What one component earns for two figures, by the scorer of every sheet. The other components stay out of it. */
final class Calculator {
    private final Component component;
    private final Scorer scorer;

    Calculator(Catalogue whole, Component component) {
        this.component = component;
        this.scorer = new Scorer(new Catalogue(
                whole.id(),
                whole.set(),
                whole.name(),
                whole.validFrom(),
                whole.validTo(),
                whole.groups(),
                List.of(component),
                whole.bands()));
    }

    /** Both figures, and nothing counted. */
    private record Typed(BigDecimal met, BigDecimal total) implements Figures {
        @Override
        public long count(Measure measure) {
            return 0;
        }

        @Override
        public Long procedures(Source.Procedures wanted) {
            return null;
        }

        @Override
        public Given given(Component component) {
            return new Given(met, total);
        }

        @Override
        public BigDecimal lastYear(Component component) {
            return null;
        }
    }

    String answer(BigDecimal met, BigDecimal total) {
        Typed typed = new Typed(met, total);
        ComponentScore score = scorer.sheet(typed, typed).components().get(0);
        return Json.write(json -> {
            json.writeStringField("component", component.id());
            RowCodec.number(json, "met", met);
            RowCodec.number(json, "total", total);
            RowCodec.number(json, "ratio", score.ratio());
            json.writeNumberField("points", score.points());
            json.writeNumberField("max", score.max());
            json.writeBooleanField("empty", score.empty());
        });
    }
}
