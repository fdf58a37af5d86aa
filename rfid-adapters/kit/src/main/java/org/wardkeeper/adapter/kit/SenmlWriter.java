package org.wardkeeper.adapter.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes packs as SenML (RFC 8428), short: what records have in common goes into base fields.
 *
 * <p>The golden packs {@code kit-*} in {@code rfid-adapters/wire} are its output, byte for byte.
 */
public final class SenmlWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CBORFactory CBOR = new CBORFactory();

    private SenmlWriter() {}

    public static byte[] write(Pack pack, PackFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 24 * pack.size());
        JsonFactory factory = format == PackFormat.CBOR ? CBOR : JSON;
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            writePack(pack, out, format);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        return bytes.toByteArray();
    }

    private static void writePack(Pack pack, JsonGenerator out, PackFormat format) throws IOException {
        Base base = Base.of(pack);
        SenmlRecord previous = null;
        out.writeStartArray(null, pack.size());
        for (SenmlRecord item : pack.records()) {
            writeFields(base.fieldsOf(item, previous), out, format);
            previous = item;
        }
        out.writeEndArray();
    }

    private static void writeFields(Map<Label, Object> fields, JsonGenerator out, PackFormat format)
            throws IOException {
        out.writeStartObject(null, fields.size());
        for (Map.Entry<Label, Object> field : fields.entrySet()) {
            if (format == PackFormat.CBOR) {
                out.writeFieldId(field.getKey().cbor);
            } else {
                out.writeFieldName(field.getKey().json);
            }
            writeValue(field.getValue(), out, format);
        }
        out.writeEndObject();
    }

    private static void writeValue(Object value, JsonGenerator out, PackFormat format) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof BigDecimal seconds && format == PackFormat.JSON) {
            // Plain digits: 1795240800.125, where a double's own text would be 1.795240800125E9.
            out.writeNumber(seconds.stripTrailingZeros().toPlainString());
        } else {
            writeNumber(((Number) value).doubleValue(), out);
        }
    }

    /** Whole numbers are integers: shorter in both forms, and the same number. */
    private static void writeNumber(double number, JsonGenerator out) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }

    /** RFC 8428 table 4 and §6: labels are text in JSON and these integers in CBOR. In the order they are written. */
    private enum Label {
        BASE_NAME("bn", -2),
        BASE_TIME("bt", -3),
        BASE_UNIT("bu", -4),
        TIME("t", 6),
        NAME("n", 0),
        UNIT("u", 1),
        VALUE("v", 2),
        TEXT("vs", 3),
        TRUTH("vb", 4);

        private final String json;
        private final long cbor;

        Label(String json, long cbor) {
            this.json = json;
            this.cbor = cbor;
        }
    }

    /** What all records of a pack share; each part is absent where they differ. */
    private record Base(Optional<String> fullName, OptionalLong atMillis, Optional<String> unit) {

        static Base of(Pack pack) {
            SenmlRecord first = pack.records().get(0);
            boolean several = pack.size() > 1;
            boolean oneName = pack.records().stream().allMatch(r -> r.fullName().equals(first.fullName()));
            boolean oneUnit = pack.records().stream().allMatch(r -> r.unit().equals(first.unit()));
            // A base time would date a record that has no time of its own, so it needs all of them.
            boolean allTimed =
                    pack.records().stream().allMatch(r -> r.atMillis().isPresent());
            return new Base(
                    several && oneName ? Optional.of(first.fullName()) : Optional.empty(),
                    allTimed ? first.atMillis() : OptionalLong.empty(),
                    several && oneUnit ? first.unit() : Optional.empty());
        }

        /** @param previous the record before it in the pack, null for the first */
        Map<Label, Object> fieldsOf(SenmlRecord item, SenmlRecord previous) {
            Map<Label, Object> fields = new EnumMap<>(Label.class);
            if (previous == null) {
                fullName.ifPresent(name -> fields.put(Label.BASE_NAME, name));
                atMillis.ifPresent(millis -> fields.put(Label.BASE_TIME, seconds(millis)));
                unit.ifPresent(shared -> fields.put(Label.BASE_UNIT, shared));
            }
            if (fullName.isEmpty()) {
                if (previous == null || !previous.device().equals(item.device())) {
                    fields.put(Label.BASE_NAME, item.device() + ":");
                }
                fields.put(Label.NAME, item.name());
            }
            putTime(item, fields);
            if (unit.isEmpty()) {
                item.unit().ifPresent(own -> fields.put(Label.UNIT, own));
            }
            putValue(item.value(), fields);
            return fields;
        }

        private void putTime(SenmlRecord item, Map<Label, Object> fields) {
            item.atMillis().ifPresent(millis -> {
                long afterBase = millis - atMillis.orElse(0);
                if (afterBase != 0) {
                    fields.put(Label.TIME, seconds(afterBase));
                }
            });
        }

        private static void putValue(SenmlRecord.Value value, Map<Label, Object> fields) {
            if (value instanceof SenmlRecord.Quantity quantity) {
                fields.put(Label.VALUE, quantity.number());
            } else if (value instanceof SenmlRecord.Text text) {
                fields.put(Label.TEXT, text.text());
            } else if (value instanceof SenmlRecord.Truth truth) {
                fields.put(Label.TRUTH, truth.truth());
            }
        }

        private static BigDecimal seconds(long millis) {
            return BigDecimal.valueOf(millis, 3);
        }
    }
}
