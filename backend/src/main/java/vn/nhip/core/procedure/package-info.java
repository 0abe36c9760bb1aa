/**
 * Administrative procedures (thủ tục hành chính) as they are announced and made public, and what is counted of that.
 *
 * <p>In: notices, in any order. Out: marks, as of a case. What was complete or withdrawn when is kept by event time, so
 * that earlier months stay as they were. A notice beyond the limits is refused with {@link IllegalArgumentException}.
 */
@NullMarked
package vn.nhip.core.procedure;

import org.jspecify.annotations.NullMarked;
