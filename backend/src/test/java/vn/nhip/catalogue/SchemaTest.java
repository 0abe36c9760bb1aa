package vn.nhip.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.fact.Fact;

/** What config/ holds against the schemas beside it: editors and the server must agree on what is right. */
class SchemaTest {
    private static final Path CONFIG = Path.of("..", "config");
    private static final ObjectMapper YAML = new YAMLMapper();

    @Test
    void everyShippedCatalogueSatisfiesItsSchema() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG.resolve("catalogue"))) {
            List<Path> catalogues = files.toList();
            assertFalse(catalogues.isEmpty());
            for (Path file : catalogues) assertValid("catalogue", Files.readString(file));
        }
    }

    @Test
    void givenAFault_whenHeldAgainstTheSchema_thenRefused() throws IOException {
        String good = Files.readString(Shipped.FILE);

        assertFalse(valid("catalogue", good.replaceFirst("formula: linear", "formula: sqrt")));
        assertFalse(valid("catalogue", good.replaceFirst("all: \\[onTime\\]", "all: [ontime]")));
        assertFalse(valid("catalogue", good.replaceFirst("inherited:", "inherits:")));
        assertFalse(valid("catalogue", good.replaceFirst("formula: \\{threshold: 0.80", "formula: {threshold: 80")));
    }

    @Test
    void theSettingsOfTheDemoAndOfTheTestsSatisfyTheSchemas() throws IOException {
        for (Path dir : List.of(CONFIG.resolve("demo"), Path.of("src", "test", "resources", "config-tiny"))) {
            assertValid("server", Files.readString(dir.resolve("server.yaml")));
            assertValid("province", Files.readString(dir.resolve("province.yaml")));
        }
        assertFalse(valid("server", "http: {port: 99999}"));
        assertFalse(valid("server", "feeds: [{name: a, kind: http, key: b}]"));
        assertFalse(valid("province", "{code: H48, name: a, zones: b}"));
    }

    @Test
    void theCataloguesAndListsOfTheDemoSatisfyTheSchemas() throws IOException {
        for (String folder : List.of("catalogue", "lists")) {
            String schema = folder.equals("lists") ? "list" : folder;
            try (Stream<Path> files = Files.list(CONFIG.resolve("demo").resolve(folder))) {
                for (Path file : files.toList()) assertValid(schema, Files.readString(file));
            }
        }
        assertFalse(valid("list", "{id: Essential, name: a, source: b, procedures: [\"1.1\"]}"));
        assertFalse(valid("catalogue", "{id: a, name: b}"));
        assertFalse(valid("catalogue", "{extends: a.yaml, use: [b]}"));
        assertFalse(valid("catalogue", "{extends: a.yaml, components: [{group: A}]}"));
    }

    @Test
    void givenAFaultInAnOption_whenHeldAgainstTheSchema_thenRefused() throws IOException {
        String good = Files.readString(Shipped.FILE);

        assertFalse(
                valid("catalogue", good.replace("    replace: {onTime: onTimeByDay}", "    replace: {onTime: byDay}")));
        assertFalse(valid("catalogue", good.replaceFirst("use: cuoi-ngay", "used: cuoi-ngay")));
        assertFalse(valid("catalogue", good.replaceFirst("empty: \\{sharedBy", "empty: {sharedWith")));
        assertFalse(valid("catalogue", good.replace("announced, less: {none", "announced, less: {any")));
    }

    @Test
    void theSchemaKnowsTheWordsThatTheCoreKnows() throws IOException {
        JsonObject definitions = schema("catalogue").getJsonObject("$defs");

        assertEquals(Arrays.stream(Fact.values()).map(Fact::id).toList(), words(definitions.getJsonObject("fact")));
        assertEquals(Arrays.stream(Base.values()).map(Base::id).toList(), words(definitions.getJsonObject("base")));
        assertTrue(definitions
                .getJsonObject("figure")
                .encode()
                .contains(new JsonArray(Source.Procedures.PROPERTIES).encode()));
    }

    private static List<String> words(JsonObject enumeration) {
        return enumeration.getJsonArray("enum").stream().map(String::valueOf).toList();
    }

    private static void assertValid(String schema, String yaml) throws IOException {
        OutputUnit result = check(schema, yaml);
        assertTrue(result.getValid(), () -> String.valueOf(result.getErrors()));
    }

    private static boolean valid(String schema, String yaml) throws IOException {
        return check(schema, yaml).getValid();
    }

    private static OutputUnit check(String schema, String yaml) throws IOException {
        JsonObject json = new JsonObject(new ObjectMapper().writeValueAsString(YAML.readTree(yaml)));
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("urn:nhip:")
                .setOutputFormat(OutputFormat.Basic);
        return Validator.create(JsonSchema.of(schema(schema)), options).validate(json);
    }

    private static JsonObject schema(String name) throws IOException {
        return new JsonObject(Files.readString(CONFIG.resolve("schema").resolve(name + ".schema.json")));
    }
}
