package org.wardkeeper.adapter.kit;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One record of a SenML pack, before base values are taken out (RFC 8428 §4): what a device measured or saw.
 *
 * @param device URN of the device (RFC 9039); the record's full name is {@code device + ':' + name}
 * @param name record name, such as {@code temperature} or {@code rssi/1/<tag>}
 * @param unit SenML unit, such as {@code Cel}; none for truths
 * @param atMillis when it was measured, in milliseconds since the epoch; none from a device without a clock
 * @param value the number, text or truth
 */
public record SenmlRecord(String device, String name, Optional<String> unit, OptionalLong atMillis, Value value) {

    /** RFC 8428 §4.5.1: what a name may consist of. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._/-]*");

    /** RFC 8428 §4.2: a record has exactly one value. */
    public sealed interface Value permits Quantity, Text, Truth {}

    /** {@code v}: a finite number. */
    public record Quantity(double number) implements Value {
        public Quantity {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("SenML has no way to say " + number + ".");
            }
        }
    }

    /** {@code vs}: for a measurement without a value, why it has none. */
    public record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text);
        }
    }

    /** {@code vb}. */
    public record Truth(boolean truth) implements Value {}

    public SenmlRecord {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(atMillis);
        Objects.requireNonNull(value);
        if (device.isEmpty()
                || name.isEmpty()
                || !NAME.matcher(device + ":" + name).matches()) {
            throw new IllegalArgumentException("'" + device + ":" + name + "' is not a SenML name.");
        }
    }

    /** A measured number, such as 4.6 Cel. */
    public static SenmlRecord reading(String device, String name, String unit, double value, long atMillis) {
        return new SenmlRecord(device, name, Optional.of(unit), OptionalLong.of(atMillis), new Quantity(value));
    }

    /** A measurement that has no number; the reason is {@code probe-missing} or {@code timeout}. */
    public static SenmlRecord missing(String device, String name, String unit, String reason, long atMillis) {
        return new SenmlRecord(device, name, Optional.of(unit), OptionalLong.of(atMillis), new Text(reason));
    }

    /** Something that became so, such as {@code door} = open. */
    public static SenmlRecord event(String device, String name, boolean truth, long atMillis) {
        return new SenmlRecord(device, name, Optional.empty(), OptionalLong.of(atMillis), new Truth(truth));
    }

    /** A tag heard by one antenna of a reader, in dBm. */
    public static SenmlRecord sighting(String reader, String antenna, String tag, double rssi, long atMillis) {
        return reading(reader, "rssi/" + antenna + "/" + tag, "dBm", rssi, atMillis);
    }

    /** The same record from a device without a clock: the time of arrival counts. */
    public SenmlRecord withoutTime() {
        return new SenmlRecord(device, name, unit, OptionalLong.empty(), value);
    }

    String fullName() {
        return device + ":" + name;
    }
}
