package vn.nhip.core.catalogue;

import java.math.BigDecimal;

/**
 * One component (chỉ số thành phần) of a catalogue: data, no code of its own.
 *
 * @param id number in the decision ({@code 3.6})
 * @param code the portal's code; empty when it has none
 * @param name in Vietnamese
 * @param group the code of its group
 * @param max points at most; 0 for tracked ones
 * @param ratioOf id of a component whose ratio (at most 1) multiplies {@code met}; null for none. No figure there: 1
 * @param empty what it earns without a figure
 * @param inherited units below the province take the province's figures
 * @param roundedRatio the ratio is rounded to 2 places of a percent before points are computed (payments)
 */
public record Component(
        String id,
        String code,
        String name,
        String group,
        BigDecimal max,
        Formula formula,
        Source met,
        Source total,
        String ratioOf,
        Empty empty,
        boolean inherited,
        boolean roundedRatio) {
    /** What a component without a figure earns (index-766 column "empty"). */
    public enum Empty {
        /** Shown as "–", adds 0. */
        NO_FIGURE,
        /** A ratio of 0, adds 0. */
        ZERO,
        /** Full points: no petitions is no fault. */
        FULL
    }
}
