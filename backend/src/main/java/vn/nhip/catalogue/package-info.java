/**
 * The catalogue: ways of scoring, kept as files.
 *
 * <p>In: {@code config/catalogue/*.yaml}, figures as CSV. Out: {@link vn.nhip.core.catalogue.Catalogue}, scores as CSV.
 * A file with a fault gives no catalogue at all, but every fault with file, line, column and what is allowed. Nothing
 * here is called while the server runs.
 */
package vn.nhip.catalogue;
