package vn.nhip.api;

import java.util.Optional;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Target;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.RowCodec;

/** The answer with a unit's targets of a year. */
final class TargetsAnswer {
    private TargetsAnswer() {}

    static String of(UnitRow row, AnswerHead answered, Targets targets) {
        int year = answered.question().period().first().getYear();
        Catalogue catalogue = answered.asked().standing().method().catalogue();
        return JsonText.of(json -> {
            json.writeStringField("unit", row.unit().code().value());
            json.writeStringField("name", row.unit().name());
            json.writeNumberField("year", year);
            answered.head(json);
            json.writeArrayFieldStart("targets");
            for (int i = 0; i < row.sheet().components().size(); i++) {
                ComponentScore component = row.sheet().components().get(i);
                Optional<Target> target = targets.of(row.unit(), component.id(), year);
                if (target.isEmpty()) continue;
                json.writeStartObject();
                json.writeStringField("id", component.id());
                json.writeStringField("name", catalogue.components().get(i).name());
                RowCodec.number(json, "met", component.met());
                RowCodec.number(json, "total", component.total());
                RowCodec.number(json, "ratio", component.ratio());
                SheetAnswer.target(json, component, target.get());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
