package vn.nhip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents say can be done, is to be had: commands, pieces of configuration, other documents. */
class DocumentsTest {
    private static final Path HERE = Path.of("..");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:`|^ {4}|^)(?:\\./|java -jar \\S+/)?nhip(?:\\.jar)? ([^`\\n]+)(?:`|$)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|json)\\n(.*?)^```$");
    private static final Pattern SETTING = Pattern.compile("`(([a-zA-Z]+): [\\[{][^`]*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern MENTION =
            Pattern.compile("\\b((?:docs|config/demo|frontend-static)/[A-Za-z/-]+\\.md)\\b");
    /** What the script does by itself, without the command line behind it. */
    private static final Pattern OF_THE_SCRIPT = Pattern.compile("(?m)^ {2}([a-z]+)\\)");

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(
                HERE.resolve("README.md"),
                HERE.resolve("CONTRIBUTING.md"),
                HERE.resolve("frontend-static/README.md"),
                HERE.resolve("config/demo/README.md")));
        try (Stream<Path> docs = Files.list(HERE.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(all::add);
        }
        return all;
    }

    @Test
    void everyCommandThatADocumentNames_isKnownToTheCommandLine() throws IOException {
        String script = Files.readString(HERE.resolve("nhip"));
        List<String> ofTheScript = OF_THE_SCRIPT
                .matcher(script.substring(script.indexOf("case ")))
                .results()
                .map(name -> name.group(1))
                .toList();
        List<String> unknown = new ArrayList<>();
        TreeSet<String> tried = new TreeSet<>();
        for (Path document : documents()) {
            Matcher commands = COMMAND.matcher(Files.readString(document));
            while (commands.find()) {
                String[] words = words(commands.group(1));
                if (ofTheScript.contains(words[0])) continue;
                tried.add(words[0]);
                for (CommandLine.ParameterException error : errors(words)) {
                    unknown.add(document.getFileName() + ": nhip " + commands.group(1) + ": " + error.getMessage());
                }
            }
        }

        assertEquals(List.of(), unknown);
        assertTrue(
                tried.containsAll(List.of("demo", "serve", "import", "check", "rebuild", "catalogue", "bench")),
                tried::toString);
    }

    /** Of "[--rate 20]" what may be left out is there, of "a|b" the first, and "FILE…" once. */
    private static String[] words(String command) {
        return command.replaceAll("[\\[\\]…]", "")
                .replaceAll("\\|\\S+", "")
                .strip()
                .split("\\s+");
    }

    /** A command is named without what it needs as well; all else that is wrong with it counts. */
    private static List<CommandLine.ParameterException> errors(String... words) {
        CommandLine line = Main.commandLine();
        collectErrors(line);
        CommandLine.ParseResult parsed = line.parseArgs(words);
        List<CommandLine.ParameterException> errors = new ArrayList<>();
        for (CommandLine.ParseResult one = parsed; one != null; one = one.subcommand()) {
            for (Exception error : one.errors()) {
                if (error instanceof CommandLine.MissingParameterException) continue;
                errors.add((CommandLine.ParameterException) error);
            }
            if (!one.unmatched().isEmpty()) {
                errors.add(new CommandLine.ParameterException(line, "unknown: " + one.unmatched()));
            }
        }
        return errors;
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(DocumentsTest::collectErrors);
    }

    @Test
    void everyPieceOfYaml_andOfJsonThatIsWhole_canBeRead() throws IOException {
        int read = 0;
        for (Path document : documents()) {
            Matcher blocks = BLOCK.matcher(Files.readString(document));
            while (blocks.find()) {
                boolean yaml = blocks.group(1).equals("yaml");
                if (!yaml && blocks.group(2).contains("…")) continue;
                ObjectMapper mapper = yaml ? new YAMLMapper() : new ObjectMapper();
                try (MappingIterator<JsonNode> values =
                        mapper.readerFor(JsonNode.class).readValues(blocks.group(2))) {
                    assertTrue(values.hasNextValue(), document + ": " + blocks.group(2));
                    while (values.hasNextValue()) values.nextValue();
                }
                read++;
            }
        }

        assertTrue(read >= 3, read + " pieces");
    }

    /** As {@code officers: {key: "…"}}: YAML, and a key that the server knows. */
    @Test
    void everySettingThatIsNamed_isOneOfTheServers() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(HERE.resolve("config/schema/server.schema.json").toFile());
        TreeSet<String> known = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(known::add);
        TreeSet<String> named = new TreeSet<>();
        Matcher settings = SETTING.matcher(Files.readString(HERE.resolve("docs/operations.md")));
        while (settings.find()) {
            new YAMLMapper().readTree(settings.group(1));
            named.add(settings.group(2));
        }

        assertTrue(named.contains("officers") && named.contains("access"), named::toString);
        assertTrue(known.containsAll(named), named + " of " + known);
    }

    @Test
    void everyLinkAndEveryDocumentThatIsNamed_isThere() throws IOException {
        TreeSet<String> nowhere = new TreeSet<>();
        for (Path document : documents()) {
            String text = Files.readString(document);
            LINK.matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> nowhere.add(document + ": " + link));
            missing(document, text, nowhere);
        }
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                missing(source, Files.readString(source), nowhere);
            }
        }

        assertEquals(new TreeSet<>(), nowhere);
    }

    private static void missing(Path file, String text, TreeSet<String> nowhere) {
        MENTION.matcher(text)
                .results()
                .map((MatchResult mention) -> mention.group(1))
                .filter(mention -> !Files.exists(HERE.resolve(mention)))
                .forEach(mention -> nowhere.add(file + ": " + mention));
    }
}
