/**
 * Storage units: the refrigerators and freezers whose temperature somebody answers for, what they are now, and what
 * their records say about any period.
 *
 * <p>Asked by the pages, by REST and by the floorplan; reads the journal's rows and writes none. It never fills a gap,
 * never forgets old limits and never declares a product usable. Invariant: every second of a period is inside, above,
 * below or unknown, and the four add up to the period.
 */
package org.wardkeeper.coldchain;
