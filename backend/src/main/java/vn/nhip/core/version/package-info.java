/**
 * When something was said, and which of two sayings is in force: totally ordered, the same whatever the order of
 * arrival. Moments are kept in whole milliseconds.
 */
@NullMarked
package vn.nhip.core.version;

import org.jspecify.annotations.NullMarked;
