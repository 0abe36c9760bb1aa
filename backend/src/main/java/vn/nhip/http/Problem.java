package vn.nhip.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 says it. Nothing of the inside is told: no stack trace, no name of a class.
 *
 * @param type of {@link ProblemType}
 * @param status 400..599
 * @param detail null when the title says all
 * @param errors of files that cannot be used; else empty
 */
public record Problem(
        String type, String title, int status, @Nullable String detail, List<FileError> errors) {
    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One fault in a file.
     *
     * @param line from 1; null when the fault is in no line
     * @param column from 1; null when the fault is in no column
     */
    public record FileError(
            String file, @Nullable Integer line, @Nullable Integer column, String problem) {}

    /** @param detail null when the title says all */
    public static Problem of(ProblemType type, String title, @Nullable String detail) {
        return new Problem(type.urn(), title, type.status(), detail, List.of());
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("type", type).put("title", title).put("status", status);
        if (detail != null) json.put("detail", detail);
        if (errors.isEmpty()) return json;
        JsonArray list = new JsonArray();
        for (FileError error : errors) {
            list.add(new JsonObject()
                    .put("file", error.file)
                    .put("line", error.line)
                    .put("column", error.column)
                    .put("problem", error.problem));
        }
        return json.put("errors", list);
    }
}
