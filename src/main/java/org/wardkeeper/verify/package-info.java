/**
 * {@code ./wardkeeper verify}: holds an exported log against its signed manifest and against the chain of its own rows.
 *
 * <p>Started on its own, without a server, a database or a network; reads files and changes none. It never repairs and
 * never trusts what it has not checked. Invariant: a file in which any character of any row was changed, or a row removed
 * or added, is never called as exported.
 */
package org.wardkeeper.verify;
