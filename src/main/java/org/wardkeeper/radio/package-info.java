/**
 * What the level at a reader says of the place of a tag: the spots of every zone, how one walks between them, and the
 * radio map that gives the level to be expected at each spot, from the plan alone or as it was taught.
 *
 * <p>{@code location} weighs sightings with it, {@code survey} and {@code teach} fit it. Pure and immutable: a new plan or
 * a new lesson makes a new map. It never sees a tag.
 */
package org.wardkeeper.radio;
