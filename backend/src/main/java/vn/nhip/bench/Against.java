package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * This build beside another one, measured in turns on the same machine in the same quarter of an hour: what one run says of
 * a machine that others use too is not to be compared with what another run said.
 */
final class Against {
    private static final String LINE = "%-14s %-46s %12s %12s %8s%n";
    /** Each build goes first once, so that neither has the warmer machine. */
    private static final List<Boolean> OTHER_FIRST = List.of(true, false);

    private final Path other;
    private final PrintWriter out;

    /** What one benchmark said, measure by measure, of either build. */
    private static final class Said {
        final Map<String, List<Double>> ours = new LinkedHashMap<>();
        final Map<String, List<Double>> theirs = new LinkedHashMap<>();
    }

    /**
     * @param other the jar of the other build
     * @param out told of each benchmark as soon as it has been measured: who breaks off has what was said so far
     */
    Against(Path other, PrintWriter out) {
        this.other = other;
        this.out = out;
    }

    /** Prints a table of the medians and of ours as a share of theirs, benchmark by benchmark. */
    void measure(List<String> names) throws IOException, InterruptedException {
        out.print(String.format(Locale.ROOT, LINE, "benchmark", "measure", "other", "this", "ratio"));
        out.flush();
        for (String name : names) {
            Said said = new Said();
            for (boolean otherFirst : OTHER_FIRST) {
                if (otherFirst) run(other.toString(), name, said.theirs);
                run(System.getProperty("java.class.path"), name, said.ours);
                if (!otherFirst) run(other.toString(), name, said.theirs);
            }
            said.ours.forEach((key, mine) -> {
                List<Double> its = said.theirs.get(key);
                if (its != null) out.print(line(key, mine, its));
            });
            said.ours.keySet().stream()
                    .filter(key -> !said.theirs.containsKey(key))
                    .forEach(key -> out.println(key.replace('|', ' ') + ": the other build does not measure this"));
            out.flush();
        }
    }

    private static String line(String key, List<Double> ours, List<Double> theirs) {
        double mine = MedianOfRounds.of(ours).median();
        double its = MedianOfRounds.of(theirs).median();
        String[] parts = key.split("\\|", 2);
        String ratio = its == 0 ? "" : String.format(Locale.ROOT, "%.3f", mine / its);
        return String.format(Locale.ROOT, LINE, parts[0], parts[1], number(its), number(mine), ratio);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static void run(String classPath, String name, Map<String, List<Double>> results)
            throws IOException, InterruptedException {
        Path json = Files.createTempFile("nhip-bench-", ".json");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx512m", "-cp", classPath, "vn.nhip.Main", "bench"));
            command.add(name);
            command.addAll(List.of("--json", json.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            if (exit != 0) throw new IOException("the benchmarks of " + classPath + " ended with " + exit);
            for (Object row : new JsonObject(Files.readString(json)).getJsonArray("results")) {
                JsonObject result = (JsonObject) row;
                String key = result.getString("benchmark") + "|" + result.getString("measure");
                results.computeIfAbsent(key, first -> new ArrayList<>()).add(result.getDouble("median"));
            }
        } finally {
            Files.deleteIfExists(json);
        }
    }
}
