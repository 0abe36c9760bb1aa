/**
 * Days: periods and working days.
 *
 * <p>In: a day or an instant, and the zone; nothing here asks a clock. Out: periods with their first day and the day
 * after their last, and due dates counted in working days. A text that is no period is refused with the allowed forms.
 */
@NullMarked
package vn.nhip.core.calendar;

import org.jspecify.annotations.NullMarked;
