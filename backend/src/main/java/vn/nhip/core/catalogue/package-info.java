/**
 * Ways of scoring, as values: groups, components, formulas, bands.
 *
 * <p>In: what {@code vn.nhip.catalogue} has read and checked. Out: the measures that must be counted, and the points
 * that a ratio earns. A component is data: facts are bit masks, formulas are few. Values that make no sense are refused
 * when they are made, with what is allowed.
 */
@NullMarked
package vn.nhip.core.catalogue;

import org.jspecify.annotations.NullMarked;
