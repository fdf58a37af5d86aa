/**
 * Work that is done every so often on a thread of its own, from the start of the server to its end.
 *
 * <p>Used by whatever writes behind, looks or tells in rounds. Invariant: a fault of ours costs one round and not those
 * after it, and is told.
 */
package org.wardkeeper.rounds;
