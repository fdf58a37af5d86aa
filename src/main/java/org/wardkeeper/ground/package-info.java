/**
 * The tables of the ground and their history: levels, zones, doors and readers as rows, what one state of a plan has that
 * another has not, in words, and every state a plan was ever in.
 *
 * <p>Written by the site import and by those who draw on the pages, in their transaction; it opens none of its own and
 * checks nothing. Invariant: who changes a plan appends a version in the same transaction, so the newest version is what
 * the tables say; a zone that visits name is never deleted.
 */
package org.wardkeeper.ground;
