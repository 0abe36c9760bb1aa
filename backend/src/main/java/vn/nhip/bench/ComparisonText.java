package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Comparisons for a person, each with its rounds, and for a machine. */
final class ComparisonText {
    private static final String LINE = "%-14s %-46s %-10s %12s %12s  %s%n";
    private static final String ROUNDS = "%-14s   %-15s  %s  (%.0f %% apart)%n";

    private ComparisonText() {}

    static String head() {
        String ratio = "this by other, pair by pair: median (least .. most)";
        return String.format(Locale.ROOT, LINE, "benchmark", "measure", "unit", "other", "this", ratio);
    }

    /** A line with the medians, and where there was more than one round, a line of rounds for each build. */
    static String of(Comparison compared) {
        Measure measure = compared.measure();
        String line = String.format(
                Locale.ROOT,
                LINE,
                measure.bench(),
                measure.name(),
                measure.unit(),
                Report.number(MedianOfRounds.of(compared.other()).median()),
                Report.number(MedianOfRounds.of(compared.mine()).median()),
                conclusion(compared));
        if (compared.other().size() == 1) return line;
        return line + rounds(Side.OTHER, compared.other()) + rounds(Side.THIS, compared.mine());
    }

    private static String rounds(Side side, List<Double> rounds) {
        String all = rounds.stream().map(Report::number).collect(Collectors.joining("  "));
        return String.format(Locale.ROOT, ROUNDS, "", side.words + ":", all, 100 * Steadiness.spread(rounds));
    }

    private static String conclusion(Comparison compared) {
        MedianOfRounds ratio = compared.ratio();
        if (ratio == null) return "no ratio: the other build's is 0";
        String median = String.format(Locale.ROOT, "%.3f", ratio.median());
        if (compared.other().size() == 1) return median + ", one look each";
        String numbers = String.format(Locale.ROOT, "%s (%.3f .. %.3f), ", median, ratio.min(), ratio.max());
        return numbers
                + switch (compared.verdict()) {
                    case NOT_SETTLED ->
                        String.format(
                                Locale.ROOT,
                                "NOT SETTLED: rounds of one build are more than %.0f %% apart",
                                100 * Steadiness.MOST_SPREAD);
                    case BETTER -> "better in every pair";
                    case WORSE -> "worse in every pair";
                    default -> "no difference seen: the pairs do not agree";
                };
    }

    static JsonObject json(Comparison compared) {
        MedianOfRounds ratio = compared.ratio();
        return new JsonObject()
                .put("benchmark", compared.measure().bench())
                .put("measure", compared.measure().name())
                .put("unit", compared.measure().unit())
                .put("better", compared.measure().better().name().toLowerCase(Locale.ROOT))
                .put("other", new JsonArray(compared.other()))
                .put("this", new JsonArray(compared.mine()))
                .put("ratio", ratio == null ? null : ratio.median())
                .put("verdict", compared.verdict().name().toLowerCase(Locale.ROOT));
    }
}
