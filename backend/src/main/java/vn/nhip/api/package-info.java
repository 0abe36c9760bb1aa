/**
 * Reading over HTTP, and the pages. In: the newest scores, any period's standing in any view, what was restated, the
 * catalogues, health. Out: JSON (docs/wire.md), problems as RFC 9457 says, static files under a strict content policy. A
 * wrong question is told what is allowed; nothing of the inside is told when something fails. Officers are told only to
 * those who hold a key.
 */
@NullMarked
package vn.nhip.api;

import org.jspecify.annotations.NullMarked;
