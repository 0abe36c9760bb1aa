/**
 * Reading over HTTP, and the pages. In: the newest scores, any period's standing, health. Out: JSON (docs/wire.md), problems
 * as RFC 9457 says, static files under a strict content policy. Nothing of the inside is told when something fails.
 */
package vn.nhip.api;
