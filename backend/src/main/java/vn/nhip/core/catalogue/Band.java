package vn.nhip.core.catalogue;

import java.math.BigDecimal;

/**
 * A band (mức xếp loại): totals from {@code from} on, up to the next band.
 *
 * @param id {@code excellent}, {@code good}, {@code fair}, {@code average}, {@code weak}
 */
public record Band(String id, String name, BigDecimal from) {}
