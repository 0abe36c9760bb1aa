package vn.nhip.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, so that it can be killed. */
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final Path said;

    private CommandProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    static CommandProcess of(Path directory, String... arguments) {
        try {
            Path said = Files.createTempFile(directory, "said", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "vn.nhip.Main"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            return new CommandProcess(process, said);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    long pid() {
        return process.pid();
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended. */
    int exit() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) throw new AssertionError("still runs: " + said());
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        exit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
