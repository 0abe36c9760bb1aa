package vn.nhip.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;

/** A folder of files of one kind. */
final class YamlFolder {
    private YamlFolder() {}

    /** Its {@code .yaml} files in the order of their names. */
    static List<Path> files(Path dir, FileProblems problems) {
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(Place.of(dir.getFileName().toString()), "cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }
}
