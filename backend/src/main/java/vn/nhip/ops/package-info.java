/**
 * What every room needs to run: event loops that own state, background work that is tried again and counted, the
 * clock that is checked before it is believed, SHA-256. A failure here is logged once when it begins and once when it ends.
 */
@NullMarked
package vn.nhip.ops;

import org.jspecify.annotations.NullMarked;
