/**
 * The commands, one class each. In: arguments. Out: text and an exit code: 0 done, 1 found something wrong, 2 unusable
 * arguments or configuration. Each closes what it opened, also when it fails.
 */
@NullMarked
package vn.nhip.command;

import org.jspecify.annotations.NullMarked;
