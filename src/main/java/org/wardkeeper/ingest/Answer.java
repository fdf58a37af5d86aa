package org.wardkeeper.ingest;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/**
 * What a sender is told.
 *
 * @param reason one short sentence, empty where the code says it all
 * @param waitSeconds when to come back, 0 where the code alone says it
 */
record Answer(ResponseCode code, String reason, int waitSeconds) {
    static final Answer TAKEN = new Answer(ResponseCode.CHANGED, "");

    /** The server cannot take it now; the sender keeps it and tries again. */
    static final Answer NOT_NOW = new Answer(ResponseCode.SERVICE_UNAVAILABLE, "");

    Answer(ResponseCode code, String reason) {
        this(code, reason, 0);
    }

    /** The sender reports more than its share (RFC 8516). */
    static Answer tooMany(int waitSeconds) {
        return new Answer(ResponseCode.TOO_MANY_REQUESTS, "", waitSeconds);
    }
}
