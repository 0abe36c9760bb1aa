package vn.nhip.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down how long each test class took: a line in {@code target/test-times}, one file a JVM, from which
 * {@code ./nhip test} makes its table of the slowest. A line is seconds, processor seconds of this JVM alone, tests and
 * the class, with commas between. Nested classes belong to the class around them.
 */
public final class ClassTimes implements TestExecutionListener {
    private static final Path FOLDER = Path.of("target", "test-times");

    private String running;
    private long startedAt;
    private Duration usedBefore;
    private int tests;

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (running != null) return;
        classOf(identifier).ifPresent(name -> {
            running = identifier.getUniqueId();
            startedAt = System.nanoTime();
            usedBefore = processorTime();
            tests = 0;
        });
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) tests++;
        if (!identifier.getUniqueId().equals(running)) return;
        running = null;
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        Duration used = processorTime().minus(usedBefore);
        write(String.format(
                Locale.ROOT,
                "%.1f,%.1f,%d,%s%n",
                took.toMillis() / 1000.0,
                used.toMillis() / 1000.0,
                tests,
                classOf(identifier).orElseThrow()));
    }

    private static Optional<String> classOf(TestIdentifier identifier) {
        return identifier
                .getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName());
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void write(String line) {
        Path file = FOLDER.resolve(ProcessHandle.current().pid() + ".csv");
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
