/**
 * A simulated province that lives by the clock it is given, and the feeder that sends its cases in through the same public
 * doors as any one-stop system. The same seed and span give the same events, byte for byte; nothing here knows how the
 * events are counted. Every case, rating, petition, decision, figure and officer is invented.
 */
@NullMarked
package vn.nhip.demo;

import org.jspecify.annotations.NullMarked;
