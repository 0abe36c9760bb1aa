package vn.nhip.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Files that the jar carries. */
public final class Bundled {
    private Bundled() {}

    /** Copies a folder out, over what was there of the same name. */
    public static void copy(String folder, Path target) throws IOException {
        URL found = Bundled.class.getClassLoader().getResource(folder);
        if (found == null) throw new IOException("this build carries no " + folder);
        try {
            URI uri = found.toURI();
            if (!uri.getScheme().equals("jar")) {
                copyTree(Path.of(uri), target);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                copyTree(jar.getPath(folder), target);
            }
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }

    /** The same out of the jar of another build; fails when it carries none. */
    public static void copy(Path jar, String folder, Path target) throws IOException {
        try (FileSystem other = FileSystems.newFileSystem(jar)) {
            Path from = other.getPath(folder);
            if (!Files.isDirectory(from)) throw new IOException(jar + " carries no " + folder);
            copyTree(from, target);
        } catch (ProviderNotFoundException unreadable) {
            throw new IOException(jar + " is no jar", unreadable);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(copy);
                else Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
