/**
 * Where every tagged asset is, how sure that is and how old: a track for each, in memory, and what follows from them,
 * visits, passages and last places, on disk a few seconds behind.
 *
 * <p>{@code ingest} tells it what readers heard; the read side asks. It never sees a datagram or a page. Invariant: what
 * is on disk was said live, and a claim from the future moves nothing.
 */
package org.wardkeeper.location;
