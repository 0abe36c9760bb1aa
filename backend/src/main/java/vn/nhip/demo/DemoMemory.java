package vn.nhip.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * What a demo's directory remembers between runs: whose province it is, and which history it was begun with. A history
 * that was broken off is told again over exactly the same span, so that what arrived already is recognised.
 */
final class DemoMemory {
    private final Path file;
    private final Properties properties = new Properties();

    /** @throws IllegalArgumentException when the directory holds the province of another seed */
    DemoMemory(Path directory, long seed) {
        file = directory.resolve("demo.properties");
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        String known = properties.getProperty("seed");
        if (known != null && !known.equals(Long.toString(seed))) {
            throw new IllegalArgumentException(
                    directory + " holds the province of seed " + known + "; choose another --dir, or --seed " + known);
        }
        properties.setProperty("seed", Long.toString(seed));
    }

    /** Where the history ends; fixed at the first run. */
    Instant historyTo(Instant now) {
        properties.putIfAbsent("historyTo", now.toString());
        save();
        return Instant.parse(properties.getProperty("historyTo"));
    }

    /** Where it begins; fixed as well. */
    Instant historyFrom(Instant now, Duration wanted) {
        properties.putIfAbsent("historyLength", wanted.toString());
        return historyTo(now).minus(Duration.parse(properties.getProperty("historyLength")));
    }

    boolean historyDone() {
        return Boolean.parseBoolean(properties.getProperty("historyDone"));
    }

    void historyIsDone() {
        properties.setProperty("historyDone", "true");
        save();
    }

    private void save() {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "What this demo began with.");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
