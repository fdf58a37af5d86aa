/**
 * What must not be lost: readings in PostgreSQL, in groups, before anyone is told that they were taken.
 *
 * <p>{@code ingest} appends, the read side asks by SQL. It never judges a value and never knows a storage unit.
 * Invariant: an outcome of {@code Stored} is reported after the commit of everything in the pack; a stored row is
 * never changed.
 */
package org.wardkeeper.journal;
