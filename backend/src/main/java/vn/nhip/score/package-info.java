/**
 * The tick. In: counts that changed. Out: sheets, ranks, movement since the day began, and the cause of every difference.
 * Keeps nothing that cannot be read anew; when the windows cannot be read, the last scores stand and their age shows.
 */
package vn.nhip.score;
