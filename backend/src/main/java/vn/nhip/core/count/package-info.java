/**
 * Counting, as signed marks.
 *
 * <p>In: a case and an instant. Out: the marks that are due by then; every count of every period is a sum of them. A
 * case that changes is its old marks taken back and its new ones added, so corrections restate exactly and a repetition
 * adds nothing. Marks know no catalogue. Nothing here fails.
 */
@NullMarked
package vn.nhip.core.count;

import org.jspecify.annotations.NullMarked;
