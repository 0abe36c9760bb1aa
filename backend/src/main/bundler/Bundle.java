import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Run by the build (backend/pom.xml), never by the server: makes one script and one style sheet of all that a page imports,
 * named by their content, and {@code names.json} that says which source became which file. What is to be made stands in
 * {@code frontend-static/bundles.properties}. The bundler is a program inside a jar on the class path; where there is none for
 * this system nothing is made, and the server serves the modules.
 */
public final class Bundle {
    private static final Pattern NAMED = Pattern.compile("(.+)\\.[A-Z0-9]{8}(\\.[a-z0-9]+)");
    private static final List<String> ALWAYS = List.of(
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--legal-comments=inline",
            "--outbase=.",
            "--entry-names=[dir]/[name].[hash]",
            "--asset-names=[dir]/[name].[hash]",
            "--loader:.woff2=copy",
            "--loader:.svg=copy",
            // Private fields are 74's; the bundler's table says 84, for a form of asking that nobody here uses.
            "--supported:class-private-field=true",
            "--log-level=warning");

    private final Path pages;
    private final Path out;

    private Bundle(Path pages, Path out) {
        this.pages = pages;
        this.out = out;
    }

    /** Arguments: the bundler's version, folder of the pages, folder to write to, folder for the bundler itself. */
    public static void main(String[] words) throws IOException, InterruptedException {
        Bundle bundle = new Bundle(Path.of(words[1]).toRealPath(), Path.of(words[2]).toAbsolutePath());
        // Whatever an earlier build left: a page must never name it again.
        bundle.removeOld();
        Path bundler = bundler(words[0], Path.of(words[3]).toAbsolutePath());
        if (bundler == null) {
            System.err.println("Pages: no bundler for " + system() + ", so modules are served as they are.");
            return;
        }
        for (Map.Entry<String, List<String>> group : bundle.byTarget().entrySet()) {
            bundle.make(bundler, group.getKey(), group.getValue());
        }
        bundle.writeNames();
    }

    private void removeOld() throws IOException {
        if (!Files.isDirectory(out)) return;
        try (Stream<Path> old = Files.walk(out)) {
            for (Path one : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "darwin" : name.replaceAll("\\W.*", "");
        String processor = System.getProperty("os.arch");
        return system + "-" + Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "arm64").getOrDefault(processor, processor);
    }

    /** Null where the class path has none for this system. */
    private static Path bundler(String version, Path folder) throws IOException {
        String place = "META-INF/resources/webjars/esbuild__" + system() + "/" + version + "/bin/esbuild";
        Path program = folder.resolve("esbuild-" + version);
        try (InputStream packed = ClassLoader.getSystemResourceAsStream(place)) {
            if (packed == null || Files.isExecutable(program)) return packed == null ? null : program;
            Files.createDirectories(folder);
            // Moved when it is whole: an unpacking that broke off must not look done.
            Path part = Files.createTempFile(folder, "esbuild", ".part");
            Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
            if (!part.toFile().setExecutable(true)) throw new IOException("cannot be made executable: " + part);
            return Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Map<String, List<String>> byTarget() throws IOException {
        Properties listed = new Properties();
        try (InputStream file = Files.newInputStream(pages.resolve("bundles.properties"))) {
            listed.load(file);
        }
        Map<String, List<String>> groups = new TreeMap<>();
        for (String entry : new TreeMap<>(listed).keySet().stream().map(String::valueOf).toList()) {
            groups.computeIfAbsent(listed.getProperty(entry), first -> new ArrayList<>()).add(entry);
        }
        return groups;
    }

    private void make(Path bundler, String target, List<String> entries) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(bundler.toString()));
        command.addAll(entries);
        command.addAll(ALWAYS);
        command.add("--outdir=" + out);
        if (!target.equals("any")) command.add("--target=" + target);
        // What the oldest browsers read is no module.
        command.add(target.equals("es5") ? "--format=iife" : "--format=esm");
        int result = new ProcessBuilder(command).directory(pages.toFile()).inheritIO().start().waitFor();
        if (result != 0) throw new IOException("the pages cannot be bundled for " + target + ": " + entries);
    }

    private void writeNames() throws IOException {
        Map<String, String> names = new TreeMap<>();
        try (Stream<Path> made = Files.walk(out)) {
            for (Path file : made.filter(Files::isRegularFile).toList()) {
                String named = out.relativize(file).toString().replace('\\', '/');
                Matcher parts = NAMED.matcher(named);
                if (!parts.matches()) throw new IOException("not named by its content: " + named);
                String source = parts.group(1) + parts.group(2);
                String twice = names.put(source, named);
                if (twice != null) throw new IOException("two files of " + source + ": " + twice + ", " + named);
            }
        }
        String lines = names.entrySet().stream()
                .map(name -> "  \"" + name.getKey() + "\": \"" + name.getValue() + "\"")
                .collect(Collectors.joining(",\n"));
        Files.writeString(out.resolve("names.json"), "{\n" + lines + "\n}\n", StandardCharsets.UTF_8);
    }
}
