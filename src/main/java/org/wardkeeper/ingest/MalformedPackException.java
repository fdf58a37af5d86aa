package org.wardkeeper.ingest;

/** The bytes are no SenML pack that we understand. The message is one short sentence for the sender. */
final class MalformedPackException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedPackException(String reason) {
        super(reason, null, false, false); // a refusal is an answer, its stack tells nothing
    }
}
