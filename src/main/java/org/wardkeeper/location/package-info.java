/**
 * Where every tagged asset is, how sure that is and how old.
 *
 * <p>{@code ingest} tells it what readers heard; the read side asks. It never sees a datagram or a page. Invariant:
 * an older sighting never replaces a newer one, and what is not known is not said.
 */
package org.wardkeeper.location;
