package vn.nhip.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end. Its words go to a file: a pipe would stay open in the server that it starts. */
final class Command {
    private static final int TAIL = 1500;

    private Command() {}

    /** @throws EmbeddedServerFailure with the end of its output, when it takes too long or exits with an error */
    static void run(String what, List<String> words, Path directory, Path output, Duration limit) {
        int exit = exitOf(what, words, directory, output, limit);
        if (exit != 0) throw new EmbeddedServerFailure(what + " failed (exit " + exit + "): " + tail(output));
    }

    static int exitOf(String what, List<String> words, Path directory, Path output, Duration limit) {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return process.exitValue();
            process.destroyForcibly();
            throw new EmbeddedServerFailure(what + " did not end within " + limit.toSeconds() + " s: " + tail(output));
        } catch (IOException cause) {
            throw new EmbeddedServerFailure(what + " could not be run: " + cause.getMessage(), cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerFailure(what + " was interrupted", cause);
        }
    }

    /** The end of a log, for an error message. */
    static String tail(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.length() <= TAIL ? text : "…" + text.substring(text.length() - TAIL);
        } catch (IOException missing) {
            return "(no output)";
        }
    }
}
