package vn.nhip.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.procedure.Procedure;

/**
 * One decision that announces a procedure, and how the procedure became public after it. Times are seconds since the epoch.
 *
 * @param place of it among the day's, for its id
 * @param effectiveOn when the legal basis takes effect
 * @param publishedAt made public on the portal
 * @param missing the part that was forgotten then; null: all seven were there
 * @param completedAt when the forgotten part followed; 0: nothing was forgotten
 */
record Announcement(
        Procedure procedure,
        LocalDate decidedOn,
        int place,
        long decidedAt,
        LocalDate effectiveOn,
        long publishedAt,
        @Nullable String missing,
        long completedAt) {
    private static final int MOMENTS = 3;

    static int moments() {
        return MOMENTS;
    }

    /** When the news of an index happened; 0: there is none. */
    long moment(int index) {
        return switch (index) {
            case 0 -> decidedAt;
            case 1 -> publishedAt;
            default -> completedAt;
        };
    }
}
