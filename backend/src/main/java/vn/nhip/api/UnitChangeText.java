package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import vn.nhip.core.unit.UnitChange;
import vn.nhip.core.unit.UnitCode;

/** What became of a unit, in an answer. */
final class UnitChangeText {
    private UnitChangeText() {}

    static void write(JsonGenerator json, List<UnitChange> changes) throws IOException {
        json.writeArrayFieldStart("changes");
        for (UnitChange change : changes) {
            json.writeStartObject();
            json.writeStringField("on", change.on().toString());
            json.writeStringField("what", change.what().id());
            json.writeArrayFieldStart("others");
            for (UnitCode other : change.others()) json.writeString(other.value());
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
