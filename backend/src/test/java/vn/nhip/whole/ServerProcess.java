package vn.nhip.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.testing.Until;

/** The server in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final Process process;
    private final Path err;
    private final Caller caller;

    private ServerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.err = err;
        this.caller = new Caller(port(out));
    }

    static ServerProcess serve(Path configuration) {
        try {
            Path out = Files.createTempFile(configuration, "out", ".log");
            Path err = Files.createTempFile(configuration, "err", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "vn.nhip.Main",
                    "serve",
                    "--config",
                    configuration.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new ServerProcess(process, out, err);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The server says where it is when it takes requests. */
    private int port(Path out) {
        int[] port = {0};
        Until.holds(() -> "the server starts: " + log(), TO_START, () -> {
            Matcher said = ADDRESS.matcher(read(out));
            if (said.find()) port[0] = Integer.parseInt(said.group(1));
            if (!process.isAlive()) throw new AssertionError("the server ended: " + log());
            return port[0] > 0;
        });
        return port[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    Caller caller() {
        return caller;
    }

    String log() {
        return read(err);
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill}: SIGTERM; how long it took to end. */
    Duration terminate() {
        long begunAt = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new AssertionError("still runs: " + log());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
