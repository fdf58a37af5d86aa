package org.wardkeeper.ingest;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * What a sender is told.
 *
 * @param reason one short sentence, empty where the code says it all
 */
record Answer(ResponseCode code, String reason) {
    static final Answer TAKEN = new Answer(ResponseCode.CHANGED, "");

    /** The server cannot take it now; the sender keeps it and tries again. */
    static final Answer NOT_NOW = new Answer(ResponseCode.SERVICE_UNAVAILABLE, "");
}
