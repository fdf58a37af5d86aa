package org.wardkeeper.ingest;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * Why a pack was not taken.
 *
 * @param code the CoAP answer
 * @param reason one short sentence that names the first record at fault
 * @param device the device concerned, as far as one was named; empty otherwise
 */
record Refusal(ResponseCode code, String reason, String device) {

    /** Attempts to speak for others and contradictions are somebody's affair, not noise. */
    boolean isAudited() {
        return code == ResponseCode.FORBIDDEN || code == ResponseCode.CONFLICT;
    }
}
