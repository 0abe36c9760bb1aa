package vn.nhip.intake;

import java.time.Duration;

/**
 * How far an import is.
 *
 * @param rows from the file's beginning, committed or set aside
 * @param bytes of the file as stored, read so far (somewhat ahead of the rows)
 * @param size of the file, in bytes
 * @param rowsPerSecond of this run
 */
public record ReplayProgress(long rows, long bytes, long size, long rowsPerSecond) {
    static long rate(long rows, Duration took) {
        return rows * 1_000 / Math.max(1, took.toMillis());
    }
}
