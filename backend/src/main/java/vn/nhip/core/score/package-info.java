/**
 * Points, bands and ranks.
 *
 * <p>In: figures and a catalogue. Out: a {@link vn.nhip.core.score.Sheet}, and peers in rank order; the same figures
 * give the same sheet, to the last digit. Decimals are exact and rounded once, half up. A figure that is missing earns
 * what its component says, and shows as missing; it is never a silent zero. Nothing here fails.
 */
@NullMarked
package vn.nhip.core.score;

import org.jspecify.annotations.NullMarked;
