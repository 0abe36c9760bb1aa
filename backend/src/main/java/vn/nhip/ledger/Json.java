package vn.nhip.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The few turns that the ledger's codecs share. Instants are epoch milliseconds here: short, exact, zone-free. */
final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes one document. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** Reads one document. */
    interface Reading<T> {
        T from(JsonParser json) throws IOException;
    }

    static String write(Writing writing) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @throws UncheckedIOException when the ledger holds a document that this build cannot read */
    static <T> T read(String text, Reading<T> reading) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            return reading.from(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void instant(JsonGenerator json, String field, @Nullable Instant at) throws IOException {
        if (at != null) json.writeNumberField(field, at.toEpochMilli());
    }

    /** @throws IOException for a document without a field that every one has */
    static <T> T required(@Nullable T read, String field) throws IOException {
        if (read == null) throw new IOException("no field " + field);
        return read;
    }

    static @Nullable Instant instant(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : Instant.ofEpochMilli(json.getLongValue());
    }
}
