package org.wardkeeper.journal;

/**
 * A group of packs is safe, or was refused.
 *
 * @param nanos from taking the group to its end
 * @param spooled whether it went to the spool rather than to the database
 */
public record GroupTold(int packs, int rows, long nanos, boolean spooled) {}
