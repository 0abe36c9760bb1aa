package vn.nhip.window;

import java.time.LocalDate;
import java.util.Map;

/**
 * What is kept of one unit, or of some units added up: the sums as they are now, and what each of the last days added.
 *
 * @param flows period id → measure → flow; net changes of stocks, with a tilde before them, may stand between
 * @param stock measure → stock now
 * @param days day → measure → flow of that day, ~measure → net change of the stock
 * @param turned day → measure|day → what came to be so on the first of earlier, second days
 */
record UnitDays(
        Map<String, Map<String, Long>> flows,
        Map<String, Long> stock,
        Map<LocalDate, Map<String, Long>> days,
        Map<LocalDate, Map<String, Long>> turned,
        Procedures procedures) {
    /**
     * The same per procedure: the fields are measure|procedure.
     *
     * @param counted period id → measure → distinct procedures now. Where it is not there all procedures are; where it is,
     *     those are enough that had a mark on one of the days
     */
    record Procedures(
            Map<String, Map<String, Long>> flows,
            Map<String, Long> stock,
            Map<LocalDate, Map<String, Long>> days,
            Map<String, Map<String, Long>> counted) {}
}
