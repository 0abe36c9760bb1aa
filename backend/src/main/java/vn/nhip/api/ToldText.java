package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import vn.nhip.wire.JsonText;

/** What a page is told with itself, as an element that js/live/told.js reads. */
final class ToldText {
    private ToldText() {}

    /**
     * Data and no script: the policy of the page lets it stand there.
     *
     * @param answers path to JSON
     * @param frames board and period to JSON
     */
    static String of(Map<String, String> answers, Map<String, String> frames) {
        String json = JsonText.of(out -> {
            object(out, "answers", answers);
            object(out, "frames", frames);
        });
        return "<script type=\"application/json\" id=\"told\">" + json.replace("<", "\\u003c") + "</script>";
    }

    private static void object(JsonGenerator out, String field, Map<String, String> raw) throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<String, String> one : raw.entrySet()) {
            out.writeFieldName(one.getKey());
            out.writeRawValue(one.getValue());
        }
        out.writeEndObject();
    }
}
