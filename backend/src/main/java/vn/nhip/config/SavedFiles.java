package vn.nhip.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Place;

/** Names of files as editors, file managers and other systems leave them. */
final class SavedFiles {
    /** macOS {@code ._x}, Emacs {@code .#x}, {@code #x#} and {@code x~}, Vim {@code .x.swp}, Office {@code ~$x}, copies. */
    private static final Pattern LEFT_BEHIND = Pattern.compile(
            "[.#~].*|.*(~|#|\\.(bak|backup|old|orig|save|swp|swo|tmp|part|rej|dpkg-\\w+|rpm\\w+))|thumbs\\.db|desktop\\.ini");

    private static final Pattern FOR_PEOPLE = Pattern.compile("(readme|license|changelog)(\\..*)?|.*\\.md");
    private static final List<String> KNOWN = List.of(
            "server.yaml",
            "province.yaml",
            "units.csv",
            "procedures.csv",
            "calendar.csv",
            "targets.csv",
            "catalogue",
            "lists");

    private SavedFiles() {}

    /** A file's name, composed (macOS stores it decomposed). */
    static String nameOf(Path file) {
        return Fields.tidy(file.getFileName().toString());
    }

    /** Nobody meant it to be read: hidden, a copy that a program left, or a text for people. */
    static boolean isPassedOver(Path file) {
        String name = nameOf(file).toLowerCase(Locale.ROOT);
        return LEFT_BEHIND.matcher(name).matches() || FOR_PEOPLE.matcher(name).matches();
    }

    static boolean isYaml(Path file) {
        String name = nameOf(file).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Notes what is nearly called as a file of a configuration: it would silently not be there. */
    static void checkNames(Path dir, FileProblems problems) {
        try (Stream<Path> all = Files.list(dir)) {
            all.filter(file -> !isPassedOver(file))
                    .map(SavedFiles::nameOf)
                    .sorted()
                    .forEach(name -> {
                        if (KNOWN.contains(name)) return;
                        KNOWN.stream()
                                .filter(known -> plain(known).equals(plain(name)))
                                .findFirst()
                                .ifPresent(known ->
                                        problems.add(Place.of(name), "is not read: its name must be " + known));
                    });
        } catch (IOException unreadable) {
            problems.add(Place.of(dir.toString()), "cannot be read: " + unreadable.getMessage());
        }
    }

    /** Without what is easily typed otherwise or hidden by a file manager. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.txt$", "")
                .replaceFirst("\\.yml$", ".yaml")
                .replaceFirst("s?(\\.(yaml|csv))?$", "$1");
    }
}
