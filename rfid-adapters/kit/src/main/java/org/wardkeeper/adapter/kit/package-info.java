/**
 * What every adapter shares: records, packs, the SenML they are written as, and a sender that delivers them over CoAP.
 * Knows the wire (RFC 8428, RFC 7252, {@code rfid-adapters/wire}) and no class of the server.
 * Called by the adapters' mains. Never keeps a pack beyond the call that delivers it.
 * Invariant: a record is reported as taken only after the server answered 2.04 for the pack it was in.
 */
package org.wardkeeper.adapter.kit;
