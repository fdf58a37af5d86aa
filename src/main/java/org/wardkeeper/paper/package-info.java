/**
 * What people read on paper: pages filled from top to bottom, set text, a unit's chart drawn, all in a PDF/A-3 that
 * carries files inside.
 *
 * <p>Knows how things are set and nothing of where they come from; exports fill it. Invariant: what is printed is told
 * back line by line, so that it can be proved.
 */
package org.wardkeeper.paper;
