/**
 * The way in: the command line and its exit codes. It knows every command and nothing else; a command that fails says why in
 * words, never with a stack trace.
 */
@NullMarked
package vn.nhip;

import org.jspecify.annotations.NullMarked;
