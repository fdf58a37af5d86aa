/**
 * The hospital's ground: levels, zones, openings and readers, and how far it is to walk between them.
 *
 * <p>Everything above asks it where things are; the site import writes the tables it reads. It never knows what stands
 * in a zone or who is there. Invariant: a {@link org.wardkeeper.place.SiteMap} never changes; an edit of the ground
 * makes a new one.
 */
package org.wardkeeper.place;
