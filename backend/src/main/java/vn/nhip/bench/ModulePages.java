package vn.nhip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.nhip.command.Bundled;

/** The pages as they would be without a bundler and without what they come with: what the others are measured against. */
final class ModulePages {
    private static final Pattern COMES_WITH =
            Pattern.compile("<!--first-->.*?<!--/first-->|<!--told-->", Pattern.DOTALL);

    private ModulePages() {}

    /** Writes them to a folder, from this build. */
    static Path into(Path folder) throws IOException {
        Bundled.copy("webroot", folder);
        for (Path page : pages(folder)) {
            String whole = Files.readString(page);
            Files.writeString(page, COMES_WITH.matcher(whole).replaceAll(""));
        }
        return folder;
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }
}
