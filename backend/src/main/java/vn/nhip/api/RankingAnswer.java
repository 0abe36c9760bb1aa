package vn.nhip.api;

import java.util.List;
import vn.nhip.core.unit.UnitChange;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.RowCodec;

/** The answer with the units of a kind in rank order. */
final class RankingAnswer {
    private RankingAnswer() {}

    static String of(String kind, AnswerHead answered, UnitHistory history) {
        Standing standing = answered.asked().standing();
        return JsonText.of(json -> {
            json.writeStringField("kind", kind);
            answered.head(json);
            RowCodec.baseline(json, standing);
            json.writeArrayFieldStart("rows");
            for (UnitRow row : standing.ofKind(kind)) {
                json.writeStartObject();
                RowCodec.fields(json, row);
                List<UnitChange> changes = history.changes(
                        row.unit().code(),
                        answered.asked().comparedSince(),
                        answered.asked().judgedOn());
                if (!changes.isEmpty()) UnitChangeText.write(json, changes);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
