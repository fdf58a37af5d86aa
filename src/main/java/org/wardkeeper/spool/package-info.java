/**
 * A queue of byte records on disk: bounded, in order, and forced to the disk before {@code append} returns.
 *
 * <p>The journal keeps packs in it while PostgreSQL does not answer. Never knows what is in a record. Invariant: what
 * was appended is found again after any crash, up to the first byte that was not yet forced; nothing else is ever found.
 */
package org.wardkeeper.spool;
