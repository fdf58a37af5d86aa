package org.wardkeeper.bench.wire;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A confirmable {@code POST /report} in SenML CBOR (RFC 7252 §3, RFC 8428 §6).
 *
 * @param bytes the datagram, with a message id and a token of zero
 * @param timeAt where the eight bytes of its base time stand
 */
public record Datagram(byte[] bytes, int timeAt) {
    private static final byte[] HEADER = {
        0x42,
        0x02,
        0,
        0,
        0,
        0, // confirmable with a token of two bytes, POST, message id, token
        (byte) 0xb6,
        'r',
        'e',
        'p',
        'o',
        'r',
        't', // Uri-Path
        0x11,
        112, // Content-Format
        (byte) 0xff
    };
    private static final double SOME_TIME = 1e9 + 0.123;
    private static final CBORFactory CBOR = new CBORFactory();

    /**
     * A record of a pack; the unit and the time are the pack's.
     *
     * @param baseName holds from this record on; null where the one before still does
     */
    public record Entry(String baseName, String name, double value) {}

    public static Datagram of(String unit, List<Entry> entries) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HEADER);
        try (CBORGenerator cbor = CBOR.createGenerator(bytes)) {
            cbor.writeStartArray(null, entries.size());
            for (int i = 0; i < entries.size(); i++) {
                write(entries.get(i), i == 0 ? unit : null, cbor);
            }
            cbor.writeEndArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return new Datagram(bytes.toByteArray(), placeOfTime(bytes.toByteArray()));
    }

    private static void write(Entry entry, String unit, CBORGenerator cbor) throws IOException {
        cbor.writeStartObject(2 + (entry.baseName() == null ? 0 : 1) + (unit == null ? 0 : 2));
        if (entry.baseName() != null) {
            cbor.writeFieldId(-2);
            cbor.writeString(entry.baseName());
        }
        if (unit != null) {
            cbor.writeFieldId(-3);
            cbor.writeNumber(SOME_TIME);
            cbor.writeFieldId(-4);
            cbor.writeString(unit);
        }
        cbor.writeFieldId(0);
        cbor.writeString(entry.name());
        cbor.writeFieldId(2);
        cbor.writeNumber(entry.value());
        cbor.writeEndObject();
    }

    private static int placeOfTime(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int place = 0;
        while (buffer.getDouble(place) != SOME_TIME) {
            place++;
        }
        return place;
    }
}
