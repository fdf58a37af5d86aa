package org.wardkeeper.ingest;

import java.util.Optional;

/** The two forms in which a SenML pack may arrive, by their CoAP Content-Format (RFC 8428 §12.2). */
enum SenmlFormat {
    JSON(110),
    CBOR(112);

    private final int contentFormat;

    SenmlFormat(int contentFormat) {
        this.contentFormat = contentFormat;
    }

    static Optional<SenmlFormat> of(int contentFormat) {
        return contentFormat == JSON.contentFormat
                ? Optional.of(JSON)
                : contentFormat == CBOR.contentFormat ? Optional.of(CBOR) : Optional.empty();
    }
}
