/**
 * Wiring: what is started, in which order, with which settings.
 *
 * <p>The container calls it, and it calls everyone. It decides nothing of the hospital's. Invariant: a door opens
 * after everything behind it stands, and closes before anything behind it falls.
 */
package org.wardkeeper.app;
