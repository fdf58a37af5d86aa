/**
 * Lessons: a tag, the room that somebody said they stood in with it, and what the readers heard of it there.
 *
 * <p>Called by {@code teach}, for those who walk; told every sighting by {@link org.wardkeeper.location.LiveLocations},
 * and hands it the lessons in force. Keeps a lesson from the tap to its end in memory, then in the database. Never judges
 * how well a room is known, and never decides where a tag is.
 *
 * <p>Invariant: the live model goes by exactly those stored lessons that somebody said to use and nobody has undone.
 */
package org.wardkeeper.lesson;
