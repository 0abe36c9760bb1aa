package vn.nhip.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
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
    private final Map<String, List<Double>> ours = new LinkedHashMap<>();
    private final Map<String, List<Double>> theirs = new LinkedHashMap<>();

    /** @param other the jar of the other build */
    Against(Path other) {
        this.other = other;
    }

    /** @return a table of the medians and of ours as a share of theirs */
    String measure(List<String> names) throws IOException, InterruptedException {
        for (boolean otherFirst : OTHER_FIRST) {
            if (otherFirst) run(other.toString(), names, theirs);
            run(System.getProperty("java.class.path"), names, ours);
            if (!otherFirst) run(other.toString(), names, theirs);
        }
        StringBuilder table = new StringBuilder();
        table.append(String.format(Locale.ROOT, LINE, "benchmark", "measure", "other", "this", "ratio"));
        ours.forEach((key, rounds) -> {
            if (theirs.containsKey(key)) table.append(line(key, rounds));
        });
        return table.toString();
    }

    private String line(String key, List<Double> rounds) {
        double mine = MedianOfRounds.of(rounds).median();
        double its = MedianOfRounds.of(theirs.get(key)).median();
        String[] parts = key.split("\\|", 2);
        String ratio = its == 0 ? "" : String.format(Locale.ROOT, "%.3f", mine / its);
        return String.format(Locale.ROOT, LINE, parts[0], parts[1], number(its), number(mine), ratio);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static void run(String classPath, List<String> names, Map<String, List<Double>> results)
            throws IOException, InterruptedException {
        Path json = Files.createTempFile("nhip-bench-", ".json");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx512m", "-cp", classPath, "vn.nhip.Main", "bench"));
            command.addAll(names);
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
