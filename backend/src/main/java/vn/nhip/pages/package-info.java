/**
 * The pages and all that they name. In: the folder of the jar that the build filled, read once at the start, or a folder of
 * sources, read anew with each question. Out: whole files, packed where the browser takes that, with an entity tag; what is
 * named by its content may be kept for ever, nothing else for longer than a minute. Only files that were found are answered,
 * by their exact name, so no question leads out of the folder. Their public addresses stand here, with what leads to them
 * from a wall's code; figures are filled in by who has them.
 */
@NullMarked
package vn.nhip.pages;

import org.jspecify.annotations.NullMarked;
