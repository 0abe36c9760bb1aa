/**
 * What every door over HTTP has in common: how it says no (RFC 9457, one failure handler for the whole server), how it
 * answers with JSON, and how a secret is shown to it. In: a {@link vn.nhip.http.ProblemException} of any room. Out: its
 * problem and its headers. Knows no other room.
 */
@NullMarked
package vn.nhip.http;

import org.jspecify.annotations.NullMarked;
