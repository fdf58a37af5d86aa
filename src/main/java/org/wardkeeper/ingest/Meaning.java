package org.wardkeeper.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.quantity.Rssi;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.ButtonPress;
import org.wardkeeper.report.Dispense;
import org.wardkeeper.report.DoorChange;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Motion;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.report.Timing;

/**
 * The record names of the wire and what each means. Units are those of RFC 8428 §12.1; a record without a unit has
 * the one its name implies, a record with another is refused.
 */
final class Meaning {
    private static final String RSSI = "rssi/";
    private static final String MOTION = "motion/";
    private static final int MOST_REMEMBERED_TAGS = 200_000;

    /** Tags by their spelling on the wire: parsing an EPC costs more than all the rest of a sighting. */
    private final Map<String, TagId> tags = new ConcurrentHashMap<>();

    /**
     * What the record observes.
     *
     * @param name the record's name within its device
     * @throws IllegalArgumentException with a sentence for the sender
     */
    Observation of(KnownDevice device, String name, SenmlRecord record, Timing timing) {
        if (name.startsWith(RSSI)) {
            return sighting(device, name, record, timing);
        }
        if (name.startsWith(MOTION)) {
            return motion(device, name, record, timing);
        }
        return switch (name) {
            case DoorChange.STREAM -> new DoorChange(device, truth(record), timing);
            case "button" -> new ButtonPress(device, truth(record), timing);
            case Dispense.STREAM -> new Dispense(device, whole(number(record, "count")), timing);
            case BatteryLevel.STREAM -> new BatteryLevel(device, number(record, "%EL"), timing);
            default -> reading(device, name, record, timing);
        };
    }

    private static Observation reading(KnownDevice device, String name, SenmlRecord record, Timing timing) {
        Quantity quantity = Quantity.named(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + shortened(name) + "' is not a known record"));
        if (record.value() instanceof SenmlValue.Text text) {
            MissingReason reason = MissingReason.saying(text.value())
                    .orElseThrow(() -> new IllegalArgumentException("'vs' is neither probe-missing nor timeout"));
            return new MissingReading(device, quantity, reason, timing);
        }
        return new Reading(device, quantity, number(record, quantity.unit()), timing);
    }

    private Sighting sighting(KnownDevice device, String name, SenmlRecord record, Timing timing) {
        mustHearTags(device);
        int slash = name.indexOf('/', RSSI.length());
        if (slash <= RSSI.length()) {
            throw new IllegalArgumentException("a sighting is named rssi/<antenna>/<tag>");
        }
        String antenna = name.substring(RSSI.length(), slash);
        return new Sighting(device, antenna, tag(name.substring(slash + 1)), new Rssi(number(record, "dBm")), timing);
    }

    private Motion motion(KnownDevice device, String name, SenmlRecord record, Timing timing) {
        mustHearTags(device);
        return new Motion(device, tag(name.substring(MOTION.length())), truth(record), timing);
    }

    private static void mustHearTags(KnownDevice device) {
        if (device.kind() != DeviceKind.READER && device.kind() != DeviceKind.GATEWAY) {
            throw new IllegalArgumentException("only readers and gateways report tags");
        }
    }

    private TagId tag(String spelled) {
        TagId known = tags.get(spelled);
        if (known != null) {
            return known;
        }
        TagId parsed = TagId.parse(spelled);
        if (tags.size() >= MOST_REMEMBERED_TAGS) {
            tags.clear(); // strangers' phones pass by all day; the hospital's own tags are back within seconds
        }
        tags.put(spelled, parsed);
        return parsed;
    }

    private static double number(SenmlRecord record, String unit) {
        if (record.unit() != null && !record.unit().equals(unit)) {
            throw new IllegalArgumentException("its unit is not " + unit);
        }
        if (record.value() instanceof SenmlValue.Number number) {
            return number.value();
        }
        throw new IllegalArgumentException("it needs a number in 'v'");
    }

    private static boolean truth(SenmlRecord record) {
        if (record.value() instanceof SenmlValue.Truth truth) {
            return truth.value();
        }
        throw new IllegalArgumentException("it needs true or false in 'vb'");
    }

    private static int whole(double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("it needs a whole number in 'v'");
        }
        return (int) value;
    }

    private static String shortened(String name) {
        return name.length() > 32 ? name.substring(0, 32) + "…" : name;
    }
}
