/**
 * The catalogue: ways of scoring, kept as files.
 *
 * <p>In: {@code config/catalogue/*.yaml}, figures as CSV. Out: {@link vn.nhip.core.catalogue.Catalogue}, scores as CSV.
 * A file with a fault gives no catalogue at all, but every fault with file, line, column and what is allowed. Reading
 * waits for the disk, so it is done before the server is deployed or off its loops. A file may extend another and choose
 * among the options of its rows; what comes out is one plain catalogue all the same.
 */
@NullMarked
package vn.nhip.catalogue;

import org.jspecify.annotations.NullMarked;
