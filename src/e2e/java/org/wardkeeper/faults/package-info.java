/**
 * Breaks a running server on purpose and counts what it kept: processes killed or stopped, a wire that loses, doubles
 * and disorders, a disk that fills up, a clock that is wrong.
 *
 * <p>{@link org.wardkeeper.faults.FaultsIT} runs the short form, {@code ./wardkeeper bench faults} the long one. Knows
 * the wire, the processes and the table of readings, and never the server's classes. Invariant: what was acknowledged
 * is stored, once, and nothing is stored that was not sent.
 */
package org.wardkeeper.faults;
