/**
 * {@code nhip bench}: how fast this build is on this machine, each number beside a limit that was measured in the same
 * run. The senders and screens are a process of their own; the server under test is {@link vn.nhip.server.App} as it is served,
 * on fresh embedded stores. Nothing here is used by the server.
 */
@NullMarked
package vn.nhip.bench;

import org.jspecify.annotations.NullMarked;
