package org.wardkeeper.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to resolved SenML records (RFC 8428), JSON and CBOR.
 *
 * <p>Refuses what it does not understand rather than guess: a pack is decoded whole or not at all. Labels that it
 * does not know are passed over, unless they end in {@code _} (§4.4: must be understood).
 */
final class SenmlDecoder {
    /** A pack is an array of flat maps; what nests deeper is an attack or a mistake. */
    private static final StreamReadConstraints FLAT = StreamReadConstraints.builder()
            .maxNestingDepth(8)
            .maxStringLength(4_096)
            .maxNameLength(256)
            .maxNumberLength(64)
            .build();

    private final JsonFactory json =
            JsonFactory.builder().streamReadConstraints(FLAT).build();
    /** RFC 8949 §3.4.3: a negative bignum n says -1 - n; left to itself Jackson takes it for -n. */
    private final CBORFactory cbor = CBORFactory.builder()
            .streamReadConstraints(FLAT)
            .enable(CBORParser.Feature.DECODE_USING_STANDARD_NEGATIVE_BIGINT_ENCODING)
            .build();

    /**
     * Decodes and resolves one pack.
     *
     * @param arrival what times are relative to (§4.5.3)
     * @throws MalformedPackException with a sentence that names the record at fault, counted from 1
     */
    List<SenmlRecord> decode(byte[] body, SenmlFormat format, Instant arrival) throws MalformedPackException {
        var resolver = new SenmlResolver(arrival);
        try (JsonParser parser = (format == SenmlFormat.CBOR ? cbor : json).createParser(body)) {
            return decodePack(parser, format, resolver);
        } catch (IOException | NumberFormatException e) {
            throw new MalformedPackException(
                    "not well-formed " + format + at(resolver) + (body.length == 0 ? ": the body is empty" : ""));
        }
    }

    private static List<SenmlRecord> decodePack(JsonParser parser, SenmlFormat format, SenmlResolver resolver)
            throws IOException, MalformedPackException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new MalformedPackException("a SenML pack is an array of records");
        }
        var records = new ArrayList<SenmlRecord>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            resolver.startRecord();
            readFields(parser, format, resolver);
            resolver.endRecord(records);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new MalformedPackException("a SenML record is a map" + at(resolver));
        }
        if (parser.nextToken() != null) {
            throw new MalformedPackException("something follows the pack");
        }
        if (records.isEmpty()) {
            throw new MalformedPackException("the pack has no record");
        }
        return records;
    }

    private static void readFields(JsonParser parser, SenmlFormat format, SenmlResolver resolver)
            throws IOException, MalformedPackException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            SenmlLabel label = SenmlLabel.of(name, format);
            JsonToken value = parser.nextToken();
            if (label != null) {
                readField(parser, label, value, resolver);
            } else if (name.endsWith("_")) {
                throw resolver.malformed("does not understand '" + printable(name) + "'");
            } else {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw resolver.malformed("ends early");
        }
    }

    private static void readField(JsonParser parser, SenmlLabel label, JsonToken token, SenmlResolver resolver)
            throws IOException, MalformedPackException {
        switch (label) {
            case BASE_NAME, BASE_UNIT, NAME, UNIT, STRING_VALUE -> {
                if (token != JsonToken.VALUE_STRING) {
                    throw resolver.malformed("needs a text for '" + label + "'");
                }
                resolver.text(label, parser.getText());
            }
            case BOOLEAN_VALUE -> {
                if (token == null || !token.isBoolean()) {
                    throw resolver.malformed("needs true or false for 'vb'");
                }
                resolver.truth(parser.getBooleanValue());
            }
            case DATA_VALUE -> resolver.text(label, parser.getValueAsString(""));
            default -> {
                if (token == null || !token.isNumeric()) {
                    throw resolver.malformed("needs a number for '" + label + "'");
                }
                resolver.number(label, parser.getDoubleValue());
            }
        }
    }

    private static String at(SenmlResolver resolver) {
        return resolver.position() == 0 ? "" : " at record " + resolver.position();
    }

    /** A label of the sender's, fit for one line of a log or an answer. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\x21-\\x7e]", "?");
        return safe.length() > 32 ? safe.substring(0, 32) : safe;
    }
}
