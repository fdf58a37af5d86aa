/**
 * The written record of a storage unit: what the journal's rows say about any period, as a summary, as a chart and as a
 * log to keep.
 *
 * <p>Asked by the pages and by REST; reads the journal's rows and writes none. It never fills a gap, never forgets old
 * limits and never declares a product usable. Invariant: every second of a period is inside, above, below or unknown,
 * and the four add up to the period.
 */
package org.wardkeeper.coldlog;
