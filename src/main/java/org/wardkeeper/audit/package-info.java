/**
 * Who did what, and that nobody changed it since.
 *
 * <p>Knows: append-only entries, each chained to the one before it by SHA-256.
 *
 * <p>Called by everything that logs in, refuses, exports or edits. Never decides whether something is allowed.
 *
 * <p>Invariant: an entry that was written can be neither changed, removed nor put in between without breaking the
 * chain from there on.
 */
package org.wardkeeper.audit;
