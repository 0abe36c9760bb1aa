/**
 * Intake: what comes in from outside, and the only room that sees it as it was sent.
 *
 * <p>Enters: CloudEvents and the portal's own form, over HTTP, from a Redis stream, from a file. Leaves:
 * {@link vn.nhip.core.update.Update}s through {@link vn.nhip.ledger.Ledger}, typed and without personal data: readers
 * go by an allow-list, so a field that is not named there is skipped in the parser and reaches no object, text or log.
 *
 * <p>Promises: what is answered 2xx, or acknowledged to a stream, is committed. Every row is exactly one of accepted,
 * duplicate, set aside, and one bad row never hurts its neighbours. When the ledger is away or full nothing is counted:
 * HTTP senders are told when to send again, a stream is read again from its last acknowledgement, a file from its
 * checkpoint; repeating is harmless, since updates carry their identity.
 */
@NullMarked
package vn.nhip.intake;

import org.jspecify.annotations.NullMarked;
