package vn.nhip.core.score;

import java.math.BigDecimal;

/**
 * One group of a sheet: the sum of its components' rounded points.
 *
 * @param empty none of its scored components has a figure
 */
public record GroupScore(String code, BigDecimal points, BigDecimal max, boolean empty) {}
