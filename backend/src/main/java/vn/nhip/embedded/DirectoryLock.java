package vn.nhip.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One owner of a directory at a time. The operating system gives the lock back when the owner dies, however it dies, so
 * a server found running under a free lock is an orphan.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws EmbeddedServerFailure when another process, or this one, has the directory already */
    static DirectoryLock take(Path directory) {
        Path file = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) return new DirectoryLock(channel);
            channel.close();
        } catch (IOException cause) {
            throw new EmbeddedServerFailure("cannot write " + file + ": is the data directory yours?", cause);
        }
        throw new EmbeddedServerFailure(
                directory + " is in use by another running server; stop that one or choose another data directory"
                        + " (dataDir; --dir of a demo)");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new EmbeddedServerFailure("cannot release the lock of a data directory", cause);
        }
    }
}
