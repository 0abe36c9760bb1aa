package vn.nhip.core.score;

import java.math.BigDecimal;

/**
 * One component of a sheet.
 *
 * @param met null without a figure
 * @param total null without a figure
 * @param ratio percent with 2 places; null when there is none
 * @param points with 2 places
 * @param empty no figure: shown as "–", "không áp dụng"
 */
public record ComponentScore(
        String id,
        BigDecimal met,
        BigDecimal total,
        BigDecimal ratio,
        BigDecimal points,
        BigDecimal max,
        boolean empty) {}
