package org.wardkeeper.it;

/** A pack of SenML in JSON (RFC 8428 §5), written as a device writes it. Times are seconds since 1970. */
final class Pack {
    private Pack() {}

    static String of(String... records) {
        return "[" + String.join(",", records) + "]";
    }

    /** One record with its device's whole name in front. */
    static String value(String device, String name, String unit, double value, long second) {
        return "{\"n\":\"%s:%s\",\"u\":\"%s\",\"v\":%s,\"t\":%d}".formatted(device, name, unit, value, second);
    }

    static String temperature(String device, double celsius, long second) {
        return value(device, "temperature", "Cel", celsius, second);
    }

    /** The record of a reader of which one antenna has heard a tag, to the millisecond. */
    static String heard(String reader, String antenna, String tag, double dBm, long millis) {
        return "{\"n\":\"%s:rssi/%s/%s\",\"u\":\"dBm\",\"v\":%.1f,\"t\":%d.%03d}"
                .formatted(reader, antenna, tag, dBm, millis / 1_000, millis % 1_000);
    }

    /** The record of a reader whose first antenna has heard a tag. */
    static String heard(String reader, String tag, int dBm, long second) {
        return value(reader, "rssi/1/" + tag, "dBm", dBm, second);
    }
}
