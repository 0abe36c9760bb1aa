package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import vn.nhip.command.Build;

/** The results as a table for a person and as JSON for a machine. */
final class Report {
    private static final String LINE = "%-14s %-46s %12s %25s  %-10s %8s  %s%n";

    private Report() {}

    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT, LINE, "benchmark", "measure", "median", "min .. max", "unit", "ratio", "limit, same run"));
        for (Result result : results) table.append(line(result));
        return table.toString();
    }

    private static String line(Result result) {
        MedianOfRounds value = result.value();
        Result.Limit limit = result.limit();
        return String.format(
                Locale.ROOT,
                LINE,
                result.bench(),
                result.measure(),
                number(value.median()),
                number(value.min()) + " .. " + number(value.max()),
                result.unit(),
                result.ratio() == null ? "" : String.format(Locale.ROOT, "%.3f", result.ratio()),
                limit == null ? "" : limit.name() + ": " + number(limit.value()));
    }

    /** Whole from a hundred on. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    static String json(List<Result> results) {
        JsonArray rows = new JsonArray();
        for (Result result : results) rows.add(row(result));
        Runtime runtime = Runtime.getRuntime();
        return new JsonObject()
                .put("build", Build.name())
                .put("java", System.getProperty("java.version"))
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("processors", runtime.availableProcessors())
                .put("maxHeapMegabytes", runtime.maxMemory() >> 20)
                .put("results", rows)
                .encodePrettily();
    }

    private static JsonObject row(Result result) {
        JsonObject row = new JsonObject()
                .put("benchmark", result.bench())
                .put("measure", result.measure())
                .put("unit", result.unit())
                .put("better", result.better().name().toLowerCase(Locale.ROOT))
                .put("median", rounded(result.value().median()))
                .put("min", rounded(result.value().min()))
                .put("max", rounded(result.value().max()));
        if (result.limit() == null) return row;
        return row.put("limit", rounded(result.limit().value()))
                .put("limitName", result.limit().name())
                .put("ratio", result.ratio());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
