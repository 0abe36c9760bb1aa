/**
 * Files that people write: YAML and CSV, read with the place of every value.
 *
 * <p>In: a path. Out: values of the type that was asked for, Vietnamese text in NFC. A wrong value never stops the
 * reading: it is noted with file, line and column (or column name) and a stand-in takes its place, so that one run
 * shows every fault; {@link FileProblems#throwIfAny} then keeps the stand-ins from ever being used.
 */
@NullMarked
package vn.nhip.catalogue.file;

import org.jspecify.annotations.NullMarked;
