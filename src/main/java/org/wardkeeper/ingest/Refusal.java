package org.wardkeeper.ingest;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * Why a pack was not taken.
 *
 * @param reason one short sentence that names the first record at fault
 * @param device the device concerned, as far as one was named; empty otherwise
 */
record Refusal(Fault fault, String reason, String device) {

    /** The CoAP answer. */
    ResponseCode code() {
        return fault.code();
    }

    /** Attempts to speak for others and contradictions are somebody's affair, not noise. */
    boolean isAudited() {
        return fault == Fault.NOT_ALLOWED || fault == Fault.CONTRADICTS;
    }
}
