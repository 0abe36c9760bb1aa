package vn.nhip.whole;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What the server says of itself (openapi.yaml), and every answer and frame held against it. What satisfies its schema is
 * spoiled field by field as well, and must not satisfy it any more: a schema that lets everything through describes nothing.
 */
final class Described {
    private final JsonObject api;
    private final Map<String, Validator> validators = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> spoiled = new HashSet<>();

    private Described(JsonObject api) {
        this.api = api;
    }

    static Described by(Caller caller) {
        try {
            String yaml = caller.get("/api/v1/openapi.yaml").body();
            String json = new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(yaml));
            return new Described(new JsonObject(json.replace("#/components/schemas/", "#/$defs/")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Answers of these statuses that it tells of, as {@code GET /api/v1/about 200}. */
    Set<String> told(IntPredicate statuses) {
        Set<String> told = new TreeSet<>();
        JsonObject paths = api.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                if (method.equals("parameters")) continue;
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                for (String status : operation.getJsonObject("responses").fieldNames()) {
                    if (statuses.test(Integer.parseInt(status))) told.add(line(method, path, status));
                }
            }
        }
        return told;
    }

    /** What was held against it. */
    Set<String> seen() {
        return seen;
    }

    private static String line(String method, String path, Object status) {
        return method.toUpperCase(Locale.ROOT) + " " + path + " " + status;
    }

    /** @param path as it stands in the description, {@code /api/v1/units/{code}/sheet} */
    void check(String method, String path, HttpResponse<String> response) {
        String line = line(method, path, response.statusCode());
        JsonObject answer = api.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject(method.toLowerCase(Locale.ROOT))
                .getJsonObject("responses")
                .getJsonObject(Integer.toString(response.statusCode()));
        if (answer == null) throw new AssertionError("not told of: " + line + " " + response.body());
        String reference = answer.getString("$ref");
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            answer = api.getJsonObject("components").getJsonObject("responses").getJsonObject(name);
        }
        headers(line, answer, response);
        body(line, answer.getJsonObject("content"), response);
        seen.add(line);
    }

    private static void headers(String line, JsonObject answer, HttpResponse<String> response) {
        JsonObject headers = answer.getJsonObject("headers", new JsonObject());
        for (String name : headers.fieldNames()) {
            long value = Long.parseLong(response.headers().firstValue(name).orElse("0"));
            if (value < 1) throw new AssertionError(line + " without " + name);
        }
    }

    private void body(String line, JsonObject content, HttpResponse<String> response) {
        if (content == null) {
            if (!response.body().isEmpty()) throw new AssertionError(line + " has a body: " + response.body());
            return;
        }
        String type =
                response.headers().firstValue("Content-Type").orElse("none").split(";")[0];
        if (!content.containsKey(type)) throw new AssertionError(line + " is " + type);
        JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
        if (type.endsWith("json")) hold(line, schema, new JsonObject(response.body()));
    }

    /** A text of {@code /api/v1/live}. */
    void frame(JsonObject frame) {
        String type = frame.getString("type");
        String name = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        hold("frame " + name, new JsonObject().put("$ref", "#/$defs/" + name), frame);
        seen.add("frame " + name);
    }

    private void hold(String what, JsonObject schema, JsonObject value) {
        Validator validator = validators.computeIfAbsent(schema.encode(), text -> validator(schema));
        OutputUnit result = validator.validate(value);
        if (!result.getValid()) {
            throw new AssertionError(what + " is not as described: " + result.getErrors() + "\n" + value.encode());
        }
        for (Spoiled.One one : Spoiled.of(value)) {
            if (spoiled.add(what + one.what())
                    && validator.validate(one.value()).getValid()) {
                throw new AssertionError(what + ": the description lets through " + one.what());
            }
        }
    }

    private Validator validator(JsonObject schema) {
        JsonObject whole = new JsonObject()
                .put("$defs", api.getJsonObject("components").getJsonObject("schemas"))
                .mergeIn(schema);
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("urn:nhip:")
                .setOutputFormat(OutputFormat.Basic);
        return Validator.create(JsonSchema.of(whole), options);
    }
}
