package vn.nhip.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import vn.nhip.ops.Sha256;

/** Which build this is. Walls load themselves anew when it changes, so it must change with whatever is in the jar. */
public final class Build implements CommandLine.IVersionProvider {
    private static final int FINGERPRINT_DIGITS = 7;

    private Build() {}

    /** The version and a fingerprint of the jar's content, {@code 0.1.0-8f2c01d}; {@code dev} outside a jar. */
    public static String name() {
        return Holder.NAME;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"nhip " + name()};
    }

    /**
     * Of what is inside an archive, whenever and wherever it was packed.
     *
     * @param archive a zip file
     * @return seven hexadecimal digits
     */
    static String fingerprint(Path archive) throws IOException {
        TreeMap<String, Long> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> content.put(entry.getName(), entry.getCrc()));
        }
        return Sha256.hex(content.toString()).substring(0, FINGERPRINT_DIGITS);
    }

    /** Read once: the listing of a jar takes some hundredths of a second. */
    private static final class Holder {
        static final String NAME = read();

        private static String read() {
            Optional<String> version =
                    Optional.ofNullable(Build.class.getPackage().getImplementationVersion());
            return version.map(number -> number.replace("-SNAPSHOT", "") + content())
                    .orElse("dev");
        }

        private static String content() {
            try {
                Path place = Path.of(Build.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return Files.isRegularFile(place) ? "-" + fingerprint(place) : "";
            } catch (IOException | URISyntaxException unreadable) {
                LoggerFactory.getLogger(Build.class)
                        .warn("the jar's content cannot be listed: walls will not notice another build", unreadable);
                return "";
            }
        }
    }
}
