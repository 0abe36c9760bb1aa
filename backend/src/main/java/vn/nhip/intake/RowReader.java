package vn.nhip.intake;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.http.TooLarge;

/** Turns JSON into {@link JsonRow}s. What {@link AllowList} does not name is skipped in the parser. */
final class RowReader {
    /** Deeper than any form of the wire; what is deeper inside an allowed field is left out. */
    private static final int MAX_DEPTH = 8;

    private static final String ROWS = "data";

    /** The same in base64, as JSON still; it becomes what {@code data} would be. */
    private static final String ENCODED = "data_base64";

    private static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS.withPaddingAllowed();

    private static final JsonFactory JSON = JsonFactory.builder()
            // A sender's field names must not fill the string pool.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(200)
                    .maxNameLength(1_000)
                    .maxStringLength(10_000_000)
                    .build())
            .build();

    private final int maxRows;
    private final @Nullable OfficerHash officers;

    /** A reader for which officers do not exist. */
    RowReader(int maxRows) {
        this(maxRows, null);
    }

    /** @param officers null: off */
    RowReader(int maxRows, @Nullable OfficerHash officers) {
        this.maxRows = maxRows;
        this.officers = officers;
    }

    /**
     * A message.
     *
     * @param list it was a list of rows; otherwise {@code rows} holds the one value that it was
     */
    record Message(boolean list, List<JsonRow> rows) {}

    /**
     * Reads a whole message.
     *
     * @throws Unreadable for broken JSON, with its line and column
     * @throws TooLarge for more rows than allowed
     */
    Message read(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return whole(parser);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    Message read(byte[] json, int length) {
        try (JsonParser parser = JSON.createParser(json, 0, length)) {
            return whole(parser);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** A parser for {@link #value}, for readers that go through a file. */
    static JsonParser parser(InputStream in) throws IOException {
        return JSON.createParser(in);
    }

    private Message whole(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) throw new Unreadable("the body is empty");
        boolean list = first == JsonToken.START_ARRAY;
        List<JsonRow> rows = new ArrayList<>();
        if (!list) rows.add(value(parser));
        while (list && parser.nextToken() != JsonToken.END_ARRAY) {
            if (rows.size() == maxRows) throw TooLarge.rows(maxRows);
            rows.add(value(parser));
        }
        if (parser.nextToken() != null) throw unreadableAt(parser.currentTokenLocation());
        return new Message(list, rows);
    }

    /** The value that the parser stands at; afterwards the parser stands at its end. */
    JsonRow value(JsonParser parser) throws IOException {
        return value(parser, 1);
    }

    private JsonRow value(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT && depth < MAX_DEPTH) return object(parser, depth);
        if (token.isStructStart()) {
            parser.skipChildren();
            return JsonRow.ofScalar(null);
        }
        return JsonRow.ofScalar(token == JsonToken.VALUE_NULL ? null : parser.getText());
    }

    private JsonRow object(JsonParser parser, int depth) throws IOException {
        JsonRow row = JsonRow.ofObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (depth == 1 && name.equals(ENCODED)) {
                encoded(parser, row);
            } else if (!AllowList.allows(name)) {
                officer(parser, row, name);
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY) {
                list(parser, depth, row, name);
            } else if (token == JsonToken.START_OBJECT) {
                row.putObject(name, value(parser, depth + 1));
            } else if (token != JsonToken.VALUE_NULL) {
                row.putText(name, scalar(parser, name));
            }
        }
        return row;
    }

    private void encoded(JsonParser parser, JsonRow event) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) return;
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        parser.skipChildren();
        putEncoded(event, text);
    }

    /** Puts what an event holds in base64 where its data would stand. */
    void putEncoded(JsonRow event, @Nullable String text) {
        try {
            putData(event, BASE64.decode(text));
        } catch (RuntimeException neitherBase64NorJson) {
            event.putOdd(ROWS, ENCODED + " is not JSON in base64");
        }
    }

    /**
     * Puts the data of an event that came apart from it.
     *
     * @throws Unreadable when it is not JSON
     */
    void putData(JsonRow event, byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) return;
            JsonRow data = value(parser, 2);
            if (parser.nextToken() != null) throw unreadableAt(parser.currentTokenLocation());
            if (data.isObject()) event.putObject(ROWS, data);
            else event.putOdd(ROWS, "not an object");
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    /** The name itself never becomes a part of the row. */
    private void officer(JsonParser parser, JsonRow row, String name) throws IOException {
        if (officers == null || !AllowList.officer(name) || parser.currentToken() != JsonToken.VALUE_STRING) return;
        String hash = officers.name(parser.getText());
        if (hash != null) row.putText(name, hash);
    }

    private static String scalar(JsonParser parser, String name) throws IOException {
        String text = parser.getText();
        return AllowList.digested(name) && !text.isBlank() ? Digest.whole(text) : text;
    }

    private void list(JsonParser parser, int depth, JsonRow row, String name) throws IOException {
        boolean rowsOfMessage = depth == 1 && name.equals(ROWS);
        int limit = rowsOfMessage ? maxRows : JsonRow.MAX_LIST;
        List<JsonRow> rows = new ArrayList<>();
        boolean over = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            over = rows.size() == limit;
            if (over && rowsOfMessage) throw TooLarge.rows(maxRows);
            if (over) parser.skipChildren();
            else rows.add(value(parser, depth + 1));
        }
        row.putList(name, rows);
        if (over) row.putOdd(name, "more than " + limit + " entries");
    }

    /** The parser's own message quotes what it met, which may be a name; only the place is told. */
    static Unreadable unreadable(IOException broken) {
        if (broken instanceof StreamConstraintsException) {
            return new Unreadable("nested too deep, or a name, number or text in it is too long");
        }
        if (broken instanceof JsonProcessingException json && json.getLocation() != null) {
            return unreadableAt(json.getLocation());
        }
        return new Unreadable("not JSON in UTF-8");
    }

    private static Unreadable unreadableAt(JsonLocation at) {
        return Unreadable.brokenJson(at.getLineNr(), at.getColumnNr());
    }
}
