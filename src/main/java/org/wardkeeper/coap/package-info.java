/**
 * The two UDP ports, plain and DTLS: their sockets, threads, keys and every bound that keeps a flood outside.
 *
 * <p>{@code ingest} opens them with its one resource, and says whom to believe. Never knows what a report says.
 * Invariant: whatever arrives, at whatever rate, the memory it takes is bounded, and on the DTLS port nobody is heard who
 * did not prove a key.
 */
package org.wardkeeper.coap;
