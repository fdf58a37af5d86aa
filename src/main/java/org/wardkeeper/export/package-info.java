/**
 * Logs to take away: one unit or many, any period, as CSV, zip, XLSX or PDF, each with a signed manifest by which it is
 * checked without a server; who took which, and corrections of what was recorded.
 *
 * <p>Asked by REST and the Exports page; reads rows and roots, and writes none. It never fills a gap, never leaves a row
 * out and never holds a whole log in memory. Invariant: the same facts stand in every format, and every line of every
 * table stands in its manifest.
 */
package org.wardkeeper.export;
