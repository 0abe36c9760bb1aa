package vn.nhip.core.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a handed-in figure comes from.
 *
 * @param source the report or system; null when it was not said
 * @param author the office or officer who answers for it, as they wish to be named; null when it was not said
 * @param at when it was handed in
 * @param validTo the last day for which it may be used; null: for its whole period
 */
public record Provenance(
        @Nullable String source,
        @Nullable String author,
        @Nullable Instant at,
        @Nullable LocalDate validTo) {}
