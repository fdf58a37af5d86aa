/**
 * Walk to teach: somebody carries a tag through the rooms and says which one they stand in; what the readers hear of it
 * there becomes what the live model knows of the rooms.
 *
 * <p>Knows lessons: a tag, a zone, and what was heard in it. Called by REST and the teaching page; told every sighting
 * by {@link org.wardkeeper.location.LiveLocations}, and hands it the lessons in force. Never decides where a tag is.
 *
 * <p>Invariant: the live model goes by exactly those stored lessons that somebody said to use and nobody has undone.
 */
package org.wardkeeper.teach;
