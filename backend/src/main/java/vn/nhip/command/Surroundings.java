package vn.nhip.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What the process was given by whoever started it, before anything of the configuration is read. */
public final class Surroundings {
    /** What Java makes of bytes that its encoding has no letter for. */
    private static final String LOST = "\uFFFD";

    private static final String OWN_VARIABLES = "NHIP_";

    private final PrintStream out;
    private final PrintStream err;

    private Surroundings(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** From here on output is UTF-8 and numbers are written alike, whatever the locale says; Java 17 believes the locale. */
    public static Surroundings inUtf8() {
        Locale.setDefault(Locale.ROOT);
        Surroundings utf8 = new Surroundings(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.setOut(utf8.out);
        System.setErr(utf8.err);
        return utf8;
    }

    /** The same commands; they would write in the locale's encoding. */
    public CommandLine speaking(CommandLine commands) {
        return commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /**
     * What makes a start useless, in a sentence. Java reads names of files in the encoding of the locale it was started
     * in, and nothing inside the process can change that.
     *
     * @param properties as {@code System.getProperties()}
     */
    public static Optional<String> fault(String[] arguments, Map<String, String> environment, Properties properties) {
        Stream<String> variables = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(OWN_VARIABLES))
                .map(variable -> variable.getKey() + "=" + variable.getValue());
        Stream<String> folder = Stream.of(properties.getProperty("user.dir", ""));
        return Stream.of(Stream.of(arguments), variables, folder)
                .flatMap(texts -> texts)
                .filter(text -> text.contains(LOST))
                .findFirst()
                .map(text -> "\"" + text + "\" cannot be read: this Java was started without a UTF-8 locale ("
                        + properties.getProperty("sun.jnu.encoding")
                        + "). Set LC_ALL=C.UTF-8, or start with the script nhip, which does so.")
                .or(() -> unwritable(Path.of(properties.getProperty("java.io.tmpdir"))));
    }

    private static Optional<String> unwritable(Path temporary) {
        try {
            Files.delete(Files.createTempFile(temporary, "nhip", null));
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("cannot write to java.io.tmpdir " + temporary
                    + ": name a folder that can be written, NHIP_JAVA_OPTS=\"-Xmx512m -Djava.io.tmpdir=DIR\"");
        }
    }
}
