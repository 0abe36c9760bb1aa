/**
 * The counts, in Redis: a materialised view of the ledger. In: the ledger's changes, in the order of their positions. Out:
 * counts by unit, period and measure, with the position they stand at. A batch counts exactly once whatever crashes;
 * windows that are missing are rebuilt to the same integers, and while they are, reading fails rather than lies.
 */
@NullMarked
package vn.nhip.window;

import org.jspecify.annotations.NullMarked;
