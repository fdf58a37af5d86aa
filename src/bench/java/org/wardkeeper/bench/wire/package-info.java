/**
 * The load: reports as datagrams, plain or in DTLS, from many source ports, as fast as answers come or at a set pace.
 *
 * <p>The benches call it. It knows CoAP, SenML and DTLS by their bytes, and nothing of the server behind the port.
 * Invariant: every message that was sent is counted once, as answered or as not answered.
 */
package org.wardkeeper.bench.wire;
