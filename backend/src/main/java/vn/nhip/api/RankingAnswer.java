package vn.nhip.api;

import java.util.List;
import vn.nhip.core.unit.UnitChange;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.live.JsonText;
import vn.nhip.live.RowCodec;
import vn.nhip.score.Row;
import vn.nhip.score.Standing;

/** The answer with the units of a kind in rank order. */
final class RankingAnswer {
    private RankingAnswer() {}

    static String of(String kind, Answered answered, UnitHistory history) {
        Standing standing = answered.asked().standing();
        return JsonText.of(json -> {
            json.writeStringField("kind", kind);
            answered.head(json);
            RowCodec.baseline(json, standing);
            json.writeArrayFieldStart("rows");
            for (Row row : standing.ofKind(kind)) {
                json.writeStartObject();
                RowCodec.fields(json, row);
                List<UnitChange> changes = history.changes(
                        row.unit().code(),
                        answered.asked().comparedSince(),
                        answered.asked().judgedOn());
                if (!changes.isEmpty()) Changes.write(json, changes);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
