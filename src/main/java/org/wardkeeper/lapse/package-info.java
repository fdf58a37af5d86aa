/**
 * Whether a unit's door stands open and whether its mains are off, since when, and which rules have had enough of it.
 *
 * <p>Told of every row that is safe; asked by alarms, by pages and REST, and answers from memory. It keeps nothing: what
 * a start finds in the journal is what it knew before. Invariant: a sensor that is silent leaves door and mains unknown,
 * and they stay so until it tells them again.
 */
package org.wardkeeper.lapse;
