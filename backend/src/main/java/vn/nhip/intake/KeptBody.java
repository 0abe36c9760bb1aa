package vn.nhip.intake;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The allowed fields of a thing that is kept as JSON text; what is absent is left out. */
final class KeptBody {
    private final JsonObject fields = new JsonObject();

    KeptBody with(String field, String text) {
        if (text != null) fields.put(field, text);
        return this;
    }

    KeptBody with(String field, Instant at) {
        if (at != null) fields.put(field, at.toString());
        return this;
    }

    KeptBody with(String field, Boolean flag) {
        if (flag != null) fields.put(field, flag);
        return this;
    }

    String json() {
        return fields.encode();
    }
}
