/**
 * What the journal holds of one storage unit, in the order of time: its rows joined from the sensors that spoke for it,
 * the limits in force at each, and how long each of them holds.
 *
 * <p>Asked by excursions and by the written record; reads, and writes nothing. It never judges more than whether a row
 * lies within the limits of its moment. Invariant: a gap is never bridged, and a missing value holds nothing.
 */
package org.wardkeeper.timeline;
