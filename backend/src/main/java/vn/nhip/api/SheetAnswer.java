package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import vn.nhip.core.catalogue.Target;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Restatements;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.RowCodec;

/** The answer with one unit's sheet. */
final class SheetAnswer {
    private SheetAnswer() {}

    static String of(
            UnitRow row, AnswerHead answered, Restatements.Summary restated, Targets targets, UnitHistory history) {
        int year = answered.question().period().first().getYear();
        boolean ofAll = answered.question().view().list() == null;
        return JsonText.of(json -> {
            json.writeStringField("unit", row.unit().code().value());
            json.writeStringField("name", row.unit().name());
            answered.head(json);
            json.writeNumberField("total", row.sheet().total());
            json.writeNumberField("defaultPoints", row.sheet().defaultPoints());
            json.writeStringField("band", row.sheet().band());
            RowCodec.number(json, "rank", row.rank());
            json.writeNumberField("peers", row.peers());
            if (row.ended()) json.writeBooleanField("ended", true);
            RowCodec.groups(json, row.sheet().groups());
            RowCodec.components(json, row.sheet().components(), (to, component) -> {
                Optional<Target> target = ofAll ? targets.of(row.unit(), component.id(), year) : Optional.empty();
                if (target.isPresent()) target(to, component, target.get());
            });
            RowCodec.sheetCounts(json, row.sheet().counts());
            RowCodec.lateReasons(json, row.sheet().lateReasons());
            RowCodec.quality(json, row.sheet().quality());
            UnitChangeText.write(
                    json,
                    history.changes(
                            row.unit().code(),
                            answered.question().period().first().minusDays(1),
                            answered.asked().judgedOn()));
            if (restated.count() > 0) restated(json, restated);
        });
    }

    static void target(JsonGenerator json, ComponentScore component, Target target) throws IOException {
        Progress progress = Progress.of(component, target);
        json.writeObjectFieldStart("target");
        json.writeNumberField("ratio", target.ratio().setScale(2, java.math.RoundingMode.HALF_UP));
        json.writeBooleanField("reached", progress.reached());
        RowCodec.number(json, "missing", progress.missing());
        json.writeEndObject();
    }

    private static void restated(JsonGenerator json, Restatements.Summary restated) throws IOException {
        json.writeObjectFieldStart("restated");
        json.writeNumberField("count", restated.count());
        RowCodec.instant(json, "last", restated.last());
        json.writeEndObject();
    }
}
