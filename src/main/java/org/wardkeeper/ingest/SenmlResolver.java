package org.wardkeeper.ingest;

import java.time.Instant;
import java.util.List;

/**
 * Carries base values from record to record and gives each record its full meaning (RFC 8428 §4.6).
 *
 * <p>One for each pack. Base values hold from the record that names them to the end of the pack (§4.1).
 */
final class SenmlResolver {
    /** §4.5.3: a time below this counts from now, so that a device without a clock can still order its values. */
    private static final double ABSOLUTE_FROM = 1 << 28;

    /** The last second of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    /** §4.4: the version of the format that we understand. */
    private static final double UNDERSTOOD_VERSION = 10;

    /** No device URN with a tag behind it comes near; without a bound one base name is copied into thousands. */
    private static final int LONGEST_NAME = 512;

    private final double nowSeconds;
    private int position;

    private String baseName = "";
    private String baseUnit;
    private double baseTime;
    private double baseValue;
    private double baseSum;
    private double version = Double.NaN;

    private int seen;
    private String name;
    private String unit;
    private double time;
    private double number;
    private double sum;
    private String text;
    private String data;
    private boolean truth;

    SenmlResolver(Instant arrival) {
        this.nowSeconds = arrival.getEpochSecond() + arrival.getNano() / 1_000 / 1e6;
    }

    /** The record being read, counted from 1; 0 before the first. */
    int position() {
        return position;
    }

    void startRecord() {
        position++;
        seen = 0;
        name = "";
        unit = null;
        time = 0;
    }

    void text(SenmlLabel label, String read) throws MalformedPackException {
        mark(label);
        switch (label) {
            case BASE_NAME -> baseName = read;
            case BASE_UNIT -> baseUnit = read;
            case NAME -> name = read;
            case UNIT -> unit = read;
            case STRING_VALUE -> text = read;
            case DATA_VALUE -> data = read;
            default -> throw new IllegalArgumentException(label + " is no text");
        }
    }

    void truth(boolean read) throws MalformedPackException {
        mark(SenmlLabel.BOOLEAN_VALUE);
        truth = read;
    }

    void number(SenmlLabel label, double read) throws MalformedPackException {
        mark(label);
        if (!Double.isFinite(read)) {
            throw malformed("has a number for '" + label + "' that is not finite");
        }
        switch (label) {
            case BASE_VERSION -> version(read);
            case BASE_TIME -> baseTime = read;
            case BASE_VALUE -> baseValue = read;
            case BASE_SUM -> baseSum = read;
            case VALUE -> number = read;
            case SUM -> sum = read;
            case TIME -> time = read;
            case UPDATE_TIME -> {} // promises a next report; silence is judged by the device's interval
            default -> throw new IllegalArgumentException(label + " is no number");
        }
    }

    /** Adds the record that was just read, if it is more than a carrier of base values. */
    void endRecord(List<SenmlRecord> records) throws MalformedPackException {
        SenmlValue value = value();
        if (value == null) {
            if (has(SenmlLabel.NAME)) {
                throw malformed("has no value");
            }
            return;
        }
        String fullName = baseName.isEmpty() ? name : name.isEmpty() ? baseName : baseName.concat(name);
        if (!isName(fullName)) {
            throw malformed("has no valid name");
        }
        if (fullName.length() > LONGEST_NAME) {
            throw malformed("has a name of more than " + LONGEST_NAME + " characters");
        }
        records.add(new SenmlRecord(fullName, unit == null ? baseUnit : unit, absolute(baseTime + time), value));
    }

    MalformedPackException malformed(String what) {
        return new MalformedPackException("record " + position + " " + what);
    }

    private SenmlValue value() throws MalformedPackException {
        int values = count(SenmlLabel.VALUE)
                + count(SenmlLabel.STRING_VALUE)
                + count(SenmlLabel.BOOLEAN_VALUE)
                + count(SenmlLabel.DATA_VALUE);
        if (values > 1) {
            throw malformed("has more than one value");
        }
        if (has(SenmlLabel.VALUE)) {
            return new SenmlValue.Number(finite(baseValue + number));
        }
        if (has(SenmlLabel.STRING_VALUE)) {
            return new SenmlValue.Text(text);
        }
        if (has(SenmlLabel.BOOLEAN_VALUE)) {
            return new SenmlValue.Truth(truth);
        }
        if (has(SenmlLabel.DATA_VALUE)) {
            return new SenmlValue.Data(data);
        }
        return has(SenmlLabel.SUM) ? new SenmlValue.Sum(finite(baseSum + sum)) : null;
    }

    private double absolute(double seconds) throws MalformedPackException {
        double absolute = finite(seconds < ABSOLUTE_FROM ? nowSeconds + seconds : seconds);
        if (Math.abs(absolute) > LAST_SECOND) {
            throw malformed("has a time beyond the calendar");
        }
        return absolute;
    }

    private double finite(double sumOfTwo) throws MalformedPackException {
        if (!Double.isFinite(sumOfTwo)) {
            throw malformed("has a number that is not finite");
        }
        return sumOfTwo;
    }

    /** §4.4: a pack has one version, and a newer one than ours may mean anything. */
    private void version(double read) throws MalformedPackException {
        if (read > UNDERSTOOD_VERSION || read < 1) {
            throw malformed("has a version that is not understood");
        }
        if (!Double.isNaN(version) && version != read) {
            throw malformed("changes the pack's version");
        }
        version = read;
    }

    private void mark(SenmlLabel label) throws MalformedPackException {
        if (has(label)) {
            throw malformed("has '" + label + "' twice");
        }
        seen |= 1 << label.ordinal();
    }

    /** §4.5.1: letters, digits and five other characters, the first one a letter or a digit. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
            if (!plain && (i == 0 || "-:./_".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private boolean has(SenmlLabel label) {
        return (seen & 1 << label.ordinal()) != 0;
    }

    private int count(SenmlLabel label) {
        return has(label) ? 1 : 0;
    }
}
