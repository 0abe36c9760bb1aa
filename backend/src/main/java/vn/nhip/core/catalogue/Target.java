package vn.nhip.core.catalogue;

import java.math.BigDecimal;

/**
 * A target (chỉ tiêu): what a component's ratio must reach in a year.
 *
 * @param unit a unit's code, or a kind for every unit of it
 * @param ratio percent, 0..100
 */
public record Target(String unit, String component, int year, BigDecimal ratio) {}
