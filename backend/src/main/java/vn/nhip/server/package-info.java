/**
 * One running server, put together in the order of the data: stores, window, scores, screens, doors, intake. In:
 * a configuration directory and an Environment, the only place with a clock and addresses. Out: an App that
 * starts and stops as a whole; what fails at the start is said with its subject, and what was started before it
 * is stopped again. No other room is known by it but commands and benchmarks.
 */
@NullMarked
package vn.nhip.server;

import org.jspecify.annotations.NullMarked;
