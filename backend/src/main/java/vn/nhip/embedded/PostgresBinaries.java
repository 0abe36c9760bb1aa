package vn.nhip.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import vn.nhip.ops.Sha256;

/**
 * Unpacks the PostgreSQL that the jar carries. The folder is named by the archive's checksum, so a newer jar unpacks its
 * own, and it lies in the data directory, so users of one machine never meet.
 */
final class PostgresBinaries {
    private static final int EXECUTABLE = 0100;

    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin}, {@code lib} and {@code share} */
    static Path unpackInto(Path directory) {
        try {
            byte[] archive = archive();
            Path target = directory.resolve("server-" + fingerprint(archive));
            if (Files.isDirectory(target)) return target;
            Path half = Files.createTempDirectory(directory, "unpacking-");
            unpack(archive, half);
            // Moved when whole: a start that was cut off leaves nothing that looks finished.
            return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new EmbeddedServerFailure("cannot unpack PostgreSQL into " + directory, cause);
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").split(" ")[0];
        String machine = System.getProperty("os.arch");
        if (system.equals("Mac")) system = "Darwin";
        String normal = machine.toLowerCase(Locale.ROOT).equals("amd64") ? "x86_64" : machine;
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, normal)) {
            if (archive == null) {
                throw new EmbeddedServerFailure("there is no embedded PostgreSQL for " + system + " on " + machine
                        + "; set postgres.uri to a server of your own");
            }
            return archive.readAllBytes();
        }
    }

    private static String fingerprint(byte[] archive) {
        return HexFormat.of().formatHex(Sha256.of(archive), 0, 6);
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        InputStream xz = new XZCompressorInputStream(new ByteArrayInputStream(archive));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(xz, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) throw new IOException("entry leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path folder = Objects.requireNonNull(path.getParent(), "every entry lies in the folder that it is unpacked to");
        Files.createDirectories(folder);
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & EXECUTABLE) != 0 || folder.endsWith("bin");
        if (program && !path.toFile().setExecutable(true)) throw new IOException("cannot make executable: " + path);
    }
}
