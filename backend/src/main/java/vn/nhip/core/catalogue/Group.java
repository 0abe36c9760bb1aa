package vn.nhip.core.catalogue;

import java.math.BigDecimal;

/** A group of components (nhóm chỉ số), with its portal code ({@code CKMB}) and its maximum. */
public record Group(String code, String name, String shortName, BigDecimal max) {}
