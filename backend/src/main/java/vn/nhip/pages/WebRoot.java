package vn.nhip.pages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads all files of a folder on the class path, in a jar or beside it. */
final class WebRoot {
    private WebRoot() {}

    /**
     * @param name of the folder
     * @return content by path below it, with slashes
     * @throws IOException also when there is no such folder
     */
    static Map<String, byte[]> readBlocking(String name) throws IOException {
        URL place = WebRoot.class.getClassLoader().getResource(name);
        if (place == null) throw new IOException("no folder of pages is called " + name);
        try {
            URI address = place.toURI();
            if (address.getScheme().equals("file")) return files(Path.of(address));
            String text = address.toString();
            Path jar = Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                return files(inside.getPath(name));
            }
        } catch (URISyntaxException unreadable) {
            throw new IOException("cannot be read: " + place, unreadable);
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
