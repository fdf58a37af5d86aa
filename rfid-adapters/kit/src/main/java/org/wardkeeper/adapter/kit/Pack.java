package org.wardkeeper.adapter.kit;

import java.util.List;

/**
 * Records that travel together and are taken or refused together. On plain CoAP the first record's device is the speaker.
 */
public record Pack(List<SenmlRecord> records) {

    public Pack {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("A pack holds at least one record (RFC 8428 §3).");
        }
    }

    public static Pack of(SenmlRecord... records) {
        return new Pack(List.of(records));
    }

    public int size() {
        return records.size();
    }
}
