/**
 * The arithmetic of trust: how rows are chained, how chains are gathered under a root, what a signature is over.
 *
 * <p>Called by the journal that chains, by those who sign and export, and by the command that checks an export without
 * a server. It never reads a database, a clock or a file. Invariant: the same facts give the same bytes, for ever; all of
 * it is written down in docs/evidence.md so that a stranger can check without this code.
 */
package org.wardkeeper.evidence;
