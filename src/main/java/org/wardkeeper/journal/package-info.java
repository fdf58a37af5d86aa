/**
 * What must not be lost: readings in PostgreSQL, in groups, or in the spool while it is away, before anyone is told that
 * they were taken.
 *
 * <p>{@code ingest} appends, the read side asks by SQL. It never judges a value and never knows a storage unit.
 * Invariant: an outcome of {@code Stored} is reported once everything in the pack is committed or forced to the disk; a
 * stored row is never changed.
 */
package org.wardkeeper.journal;
