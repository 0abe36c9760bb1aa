package vn.nhip.core.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;

/**
 * The score sheet (bảng điểm) of one unit in one period.
 *
 * @param total the sum of the rounded groups, 2 places
 * @param band id of the band; null when there is no figure at all
 * @param quality how much of what was counted is odd
 * @param caseWorth the points that one case can move ({@link CaseWorth})
 * @param lateReasons why the late cases are late, as far as is known; they add up to {@code counts.late}. A reason that is
 *     not there has none
 */
public record Sheet(
        BigDecimal total,
        @Nullable String band,
        List<GroupScore> groups,
        List<ComponentScore> components,
        Counts counts,
        Quality quality,
        BigDecimal caseWorth,
        Map<LateReason, Long> lateReasons) {
    public Sheet {
        lateReasons = Map.copyOf(lateReasons);
        groups = List.copyOf(groups);
        components = List.copyOf(components);
    }

    /** A sheet of which only the points and the basic counts are known. */
    public Sheet(
            BigDecimal total, String band, List<GroupScore> groups, List<ComponentScore> components, Counts counts) {
        this(total, band, groups, components, counts, Quality.NONE, BigDecimal.ZERO, Map.of());
    }

    /**
     * Cases handled in the period that something is odd about; they are counted all the same.
     *
     * @param odd cases with any finding
     * @param findings those that were met, and of how many cases; a case may have several
     */
    public record Quality(long odd, Map<Finding, Long> findings) {
        public static final Quality NONE = new Quality(0, Map.of());

        public Quality {
            findings = Map.copyOf(findings);
        }
    }

    /**
     * The basic case counts; handled = on time + late, always.
     *
     * @param openLate open and past the due date when the period is judged
     * @param receivedLate of those received: filed online, and taken in more than 8 working hours later
     */
    public record Counts(
            long received,
            long handled,
            long completed,
            long onTime,
            long late,
            long open,
            long openLate,
            long receivedLate) {
        /** None of them was received late. */
        public Counts(long received, long handled, long completed, long onTime, long late, long open, long openLate) {
            this(received, handled, completed, onTime, late, open, openLate, 0);
        }
    }

    /**
     * The part of the total that no case and no figure of the unit's own earned (điểm mặc định), 2 places: what a component
     * without a figure is given all the same, and what is the province's. A unit that did nothing has this and no more.
     */
    public BigDecimal defaultPoints() {
        BigDecimal points = Points.NOTHING;
        for (ComponentScore component : components) if (component.byDefault()) points = points.add(component.points());
        return points;
    }

    /** Whether a place among peers would say something: there are cases, and some figure is known. */
    public boolean rankable() {
        return hasCases() && band != null;
    }

    /** A unit with no case in the period is listed, but not ranked. */
    public boolean hasCases() {
        return counts.received() > 0 || counts.handled() > 0;
    }
}
