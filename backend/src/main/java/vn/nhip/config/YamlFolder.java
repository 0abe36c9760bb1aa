package vn.nhip.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;

/** A folder of files of one kind. */
final class YamlFolder {
    private YamlFolder() {}

    /** Its {@code .yaml} and {@code .yml} files in the order of their names; a file that seems meant and is neither is noted. */
    static List<Path> files(Path dir, FileProblems problems) {
        String folder = dir.getFileName().toString();
        if (!Files.isDirectory(dir)) {
            problems.add(Place.of(folder), "is a file; a folder is expected");
            return List.of();
        }
        try (Stream<Path> all = Files.list(dir)) {
            List<Path> meant = all.filter(file -> !Files.isDirectory(file))
                    .filter(file -> !SavedFiles.isPassedOver(file))
                    .sorted(Comparator.comparing(SavedFiles::nameOf))
                    .toList();
            meant.stream().filter(file -> !SavedFiles.isYaml(file)).forEach(file -> {
                String text = "is not read: its name does not end in .yaml or .yml";
                problems.add(Place.of(folder + "/" + SavedFiles.nameOf(file)), text);
            });
            return meant.stream().filter(SavedFiles::isYaml).toList();
        } catch (IOException unreadable) {
            problems.add(Place.of(folder), "cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }
}
