/**
 * The websockets. In: scores after each tick. Out: frames: a snapshot, then changes with epoch and offset, and beats. A
 * screen that is behind is sent the newest picture, never a queue; one that sends, or is one too many, is closed with a
 * code that says whether to come back.
 */
@NullMarked
package vn.nhip.live;

import org.jspecify.annotations.NullMarked;
