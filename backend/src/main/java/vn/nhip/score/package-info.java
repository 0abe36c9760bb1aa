/**
 * The tick. In: counts that changed. Out: sheets, ranks, movement since the day began, and the cause of every difference,
 * for the main view always and for others while somebody looks; any period as it stands or as it was shown at an earlier
 * instant; what changed in closed periods. Keeps nothing that cannot be read anew; when the windows cannot be read, the
 * last scores stand and their age shows. Too much asked for at once is refused with a {@code BusyException}.
 */
@NullMarked
package vn.nhip.score;

import org.jspecify.annotations.NullMarked;
