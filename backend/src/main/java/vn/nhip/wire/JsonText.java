package vn.nhip.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON value as text, as frames and HTTP answers are written. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_LENGTH = 4_096;

    private JsonText() {}

    /** Writes what stands inside an object or array. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    public static String of(Writing writing) {
        return text(json -> {
            json.writeStartObject();
            writing.to(json);
            json.writeEndObject();
        });
    }

    /** Writes the elements of an array, which may stand in an object as they are. */
    public static String array(Writing writing) {
        return text(json -> {
            json.writeStartArray();
            writing.to(json);
            json.writeEndArray();
        });
    }

    private static String text(Writing writing) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
