/**
 * The site's signature: its key, and the root over all chains at the end of every day.
 *
 * <p>Asked by exports and by REST; reads the heads that the journal moves. It never signs what it has not computed and
 * never shows the private key. Invariant: a day has one root, and whoever holds it can show that nothing that had arrived
 * before was changed since.
 */
package org.wardkeeper.seal;
