/**
 * Who may come in: the keys of the operator and of heads of units, compared in constant time, and how often somebody may
 * try. Every door of whatever room asks here, so that guesses at one of them count at all. From where somebody comes is
 * known here, too: a proxy is believed only when the operator trusts it.
 */
@NullMarked
package vn.nhip.access;

import org.jspecify.annotations.NullMarked;
