/**
 * Where assets have been: the visits of one asset, its way through a day, and a level as it was.
 *
 * <p>Pages and programs call it; it reads what {@code location} has written, and the live model for the visit that
 * lasts. It changes nothing, and knows no person: badges are not assets. Invariant: nothing is told to have been
 * somewhere while nobody heard it.
 */
package org.wardkeeper.trail;
