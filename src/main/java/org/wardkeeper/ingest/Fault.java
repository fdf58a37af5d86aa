package org.wardkeeper.ingest;

import java.util.Locale;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** The kinds of reasons for which a pack is not taken, and what CoAP answers to each. */
enum Fault {
    /** The bytes are no pack that we understand. */
    MALFORMED(ResponseCode.BAD_REQUEST),
    UNKNOWN_SPEAKER(ResponseCode.UNAUTHORIZED),
    UNKNOWN_DEVICE(ResponseCode.UNAUTHORIZED),
    NOT_ALLOWED(ResponseCode.FORBIDDEN),
    TOO_LATE(ResponseCode.BAD_REQUEST),
    /** A name, a unit or a value that cannot be. */
    IMPLAUSIBLE(ResponseCode.BAD_REQUEST),
    CONTRADICTS(ResponseCode.CONFLICT),
    UNSTORABLE(ResponseCode.BAD_REQUEST);

    private final ResponseCode code;

    Fault(ResponseCode code) {
        this.code = code;
    }

    ResponseCode code() {
        return code;
    }

    /** "not-allowed". */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
