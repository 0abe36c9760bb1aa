package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * The score sheet (bảng điểm) of one unit in one period.
 *
 * @param total the sum of the rounded groups, 2 places
 * @param band id of the band
 */
public record Sheet(
        BigDecimal total, String band, List<GroupScore> groups, List<ComponentScore> components, Counts counts) {
    public Sheet {
        groups = List.copyOf(groups);
        components = List.copyOf(components);
    }

    /**
     * The basic case counts; handled = on time + late, always.
     *
     * @param openLate open and past the due date when the period is judged
     */
    public record Counts(
            long received, long handled, long completed, long onTime, long late, long open, long openLate) {}

    /** A unit with no case in the period is listed, but not ranked. */
    public boolean hasCases() {
        return counts.received() > 0 || counts.handled() > 0;
    }
}
