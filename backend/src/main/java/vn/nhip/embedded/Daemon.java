package vn.nhip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A server process that lives by itself, known by its pid file. A pid may have been given to someone else since the file
 * was written, so a process counts as the server only when it works in the server's own directory.
 */
record Daemon(ProcessHandle process, Path home) {
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    /** The running server that the file names; empty when it is gone or the file is stale. */
    static Optional<Daemon> find(Path pidFile, Path home, String program) {
        return pidIn(pidFile)
                .flatMap(ProcessHandle::of)
                .map(process -> new Daemon(process, home))
                .filter(Daemon::isAlive)
                .filter(daemon -> daemon.runs(program));
    }

    private static Optional<Long> pidIn(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private boolean runs(String program) {
        return process.info()
                .command()
                .map(command -> command.contains(program))
                .orElse(true);
    }

    /** A zombie that nobody has reaped has no working directory any more, and counts as gone. */
    boolean isAlive() {
        if (!process.isAlive()) return false;
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        if (!Files.isDirectory(proc)) return true;
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(home.toRealPath());
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** Waits until the process is gone. */
    boolean goneWithin(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() - end > 0) return false;
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** Asks to end, then makes it end. */
    void terminate(Duration patience) {
        process.destroy();
        if (goneWithin(patience)) return;
        process.destroyForcibly();
        goneWithin(patience);
    }
}
