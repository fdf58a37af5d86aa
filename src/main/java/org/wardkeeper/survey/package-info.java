/**
 * A recorded survey of a building, scored: the sightings of a walk go through the very code that follows tags live, and
 * what it says at each moment is held against where the tag really was.
 *
 * <p>Called by {@code ./wardkeeper survey score}. Knows files and the clock of the recording; never a server or a database.
 */
package org.wardkeeper.survey;
