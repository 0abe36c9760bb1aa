/**
 * The union of all that a feed may say, typed and free of personal data. In: what an intake door made. Out:
 * values that the ledger appends and folds, each under the key of what it is about.
 */
@NullMarked
package vn.nhip.core.update;

import org.jspecify.annotations.NullMarked;
