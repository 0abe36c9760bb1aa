package vn.nhip.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What became of a file. Counts are of this run; {@code skipped} and {@code setAsideBefore} of the runs it went on from.
 *
 * @param rows read in this run: accepted + duplicate + setAside
 * @param skipped rows that an earlier run had taken in
 * @param setAsideBefore of the skipped
 * @param problems the first of them
 * @param damaged the file could not be read to its end
 */
public record ReplaySummary(
        Path file,
        long rows,
        long accepted,
        long duplicate,
        long setAside,
        long skipped,
        long setAsideBefore,
        long bytes,
        Duration took,
        List<Problem> problems,
        boolean damaged) {
    public ReplaySummary {
        problems = List.copyOf(problems);
    }

    /** @param place "line 12" or "row 12" */
    public record Problem(String place, String label, String field, String problem) {}

    /** Some row of the file, in this run or an earlier one, was not counted. */
    public boolean somethingWrong() {
        return setAside + setAsideBefore > 0 || damaged;
    }
}
