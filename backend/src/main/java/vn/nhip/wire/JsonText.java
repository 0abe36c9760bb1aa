package vn.nhip.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON object as text, as frames and HTTP answers are written. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 4_096;

    private JsonText() {}

    /** Writes the fields of an object. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    public static String of(Writing writing) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            writing.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
