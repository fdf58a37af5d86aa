package org.wardkeeper.ingest;

import java.time.Instant;

/**
 * One resolved record of a pack (RFC 8428 §4.6): no base values are left, and its time is absolute.
 *
 * @param name base name and name, joined
 * @param unit the SenML unit, null where the pack names none
 * @param seconds seconds since the epoch
 * @param value what the record says
 */
record SenmlRecord(String name, String unit, double seconds, SenmlValue value) {

    /** The record's time, to the microsecond: a double carries no more for today's dates. */
    Instant time() {
        long micros = Math.round(seconds * 1e6);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
