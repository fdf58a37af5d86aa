package org.wardkeeper.ingest;

/** What a record says: exactly one of the value fields of RFC 8428 §4.2, or the sum alone. */
sealed interface SenmlValue {

    record Number(double value) implements SenmlValue {}

    record Text(String value) implements SenmlValue {}

    record Truth(boolean value) implements SenmlValue {}

    /** Opaque data; nothing we know uses it. */
    record Data(String base64) implements SenmlValue {}

    /** An integral over time without a momentary value; nothing we know uses it. */
    record Sum(double value) implements SenmlValue {}
}
