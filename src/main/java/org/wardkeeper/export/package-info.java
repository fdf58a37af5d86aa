/**
 * Logs to take away: one unit or many, any period, as CSV, zip, XLSX or PDF, and who took which.
 *
 * <p>Asked by REST, the Exports page and the monthly report; keeps what it made only where it was told to. What stands in
 * a file is the {@code dossier}'s. Invariant: the same facts stand in every format, and no file leaves without an entry.
 */
package org.wardkeeper.export;
