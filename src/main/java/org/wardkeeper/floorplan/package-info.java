/**
 * What a floorplan page shows: levels, their drawing, and everything on them as it stands now and as it changes.
 *
 * <p>Pages and programs call it; it reads the live models and changes nothing. Invariant: a page that has had its
 * snapshot misses no later change.
 */
package org.wardkeeper.floorplan;
