/**
 * Walls as devices. In: requests of walls, which have an identity of their own and never a user's session, and of the
 * operator. Out: who hangs where, what it is to show, how it is. A token is told once, to the wall; only its SHA-256 is
 * kept. Every change is written down with who, what, before, after and when. Nobody but the root knows this room.
 */
@NullMarked
package vn.nhip.screens;

import org.jspecify.annotations.NullMarked;
