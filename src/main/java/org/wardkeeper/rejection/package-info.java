/**
 * What was refused and why, kept so that somebody can find out.
 *
 * <p>{@code ingest} adds what it turned away, {@code journal} what was acknowledged and could not be stored; the read side
 * asks by SQL. It never decides what is refused, and nobody waits for it but the journal. Invariant: what it keeps is
 * bounded, in memory, on disk and in the audit trail, however much is refused.
 */
package org.wardkeeper.rejection;
