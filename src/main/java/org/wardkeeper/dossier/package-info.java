/**
 * What an export holds of one unit and one period: its tables of readings, excursions, checks and corrections, what is on
 * record beside them, and the signed manifest that proves every line.
 *
 * <p>{@code export} puts it into files; reads rows and roots, and writes none. It never fills a gap, never leaves a row
 * out and never holds a whole log in memory. Invariant: every line of every table stands in the manifest.
 */
package org.wardkeeper.dossier;
