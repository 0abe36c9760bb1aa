package vn.nhip.catalogue.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one YAML document of UTF-8 text. */
public final class YamlFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;
    private final FileProblems problems;

    private YamlFile(String file, YAMLParser parser, FileProblems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** The keys of a file; none of them, with the fault noted, when it cannot be read as a mapping. */
    public static Fields read(Path path, FileProblems problems) {
        String name = Fields.tidy(path.getFileName().toString());
        String text = textOf(path, problems);
        return text == null ? Fields.broken(Place.of(name), problems) : parse(name, text, problems);
    }

    /** The keys of a text; {@code name} is what faults call it. */
    public static Fields parse(String name, String text, FileProblems problems) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlFile(name, parser, problems).document();
        } catch (JsonProcessingException broken) {
            problems.add(placeOf(name, broken.getLocation(), ""), "not YAML: " + firstLine(broken));
        } catch (IOException unreadable) {
            problems.add(Place.of(name), "cannot be read: " + unreadable.getMessage());
        }
        return Fields.broken(Place.of(name), problems);
    }

    /** A file's text without the mark that some editors put first; null, with the fault noted, when there is none. */
    static @Nullable String textOf(Path path, FileProblems problems) {
        Place place = Place.of(Fields.tidy(path.getFileName().toString()));
        if (Files.isDirectory(path)) {
            problems.add(place, "is a folder; a file is expected");
            return null;
        }
        try {
            String text = Files.readString(path);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            problems.add(place, "there is no such file: " + path);
        } catch (AccessDeniedException refused) {
            problems.add(place, "may not be read by the user of this process: " + path);
        } catch (CharacterCodingException notUtf8) {
            problems.add(place, "is not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            problems.add(place, "cannot be read: " + unreadable.getMessage());
        }
        return null;
    }

    static String firstLine(JsonProcessingException broken) {
        return broken.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    static Place placeOf(String file, JsonLocation location, String key) {
        if (location == null || location.getLineNr() < 1) return new Place(file, 0, 0, key);
        return new Place(file, location.getLineNr(), Math.max(1, location.getColumnNr()), key);
    }

    private Fields document() throws IOException {
        if (parser.nextToken() == null) {
            problems.add(Place.of(file), "is empty");
            return Fields.broken(Place.of(file), problems);
        }
        Fields fields = Fields.of(value(""), problems);
        if (parser.nextToken() != null) problems.add(here(""), "a second document; one is allowed");
        return fields;
    }

    private YamlNode value(String key) throws IOException {
        Place place = here(key);
        if (parser.isCurrentAlias()) {
            problems.add(place, "an alias (*); write the value itself");
            return new YamlNode.Scalar(place, "");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) return entries(place);
        if (token == JsonToken.START_ARRAY) return items(place);
        return new YamlNode.Scalar(place, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private YamlNode entries(Place place) throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Place keyPlace = here(place.below(name).key());
            parser.nextToken();
            YamlNode value = value(keyPlace.key());
            if (entries.put(name, new YamlNode.Entry(keyPlace, value)) != null) {
                problems.add(keyPlace, "the key is there twice");
            }
        }
        return new YamlNode.Entries(place, entries);
    }

    private YamlNode items(Place place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.key() + "[" + items.size() + "]"));
        }
        return new YamlNode.Items(place, items);
    }

    private Place here(String key) {
        return placeOf(file, parser.currentTokenLocation(), key);
    }
}
