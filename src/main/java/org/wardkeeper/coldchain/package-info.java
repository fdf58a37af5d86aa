/**
 * Storage units: the refrigerators and freezers whose temperature somebody answers for, the limits they must keep, and
 * how they stand now.
 *
 * <p>Asked by the floorplan, by the written record and by REST; reads the live readings and changes nothing. It never
 * looks back: what was is the record's to say. Invariant: a unit whose newest value is missing or older than two
 * intervals is unknown, never in range.
 */
package org.wardkeeper.coldchain;
