package org.wardkeeper.alarm;

import java.util.Objects;

/**
 * What an alarm is about: one kind of condition of one thing. There is one open alarm a key at most.
 *
 * @param subject "server", "site", "device URN" or "storage-unit ID"
 * @param occasion the excursion's id; empty where the condition is the thing's own
 */
public record AlarmKey(AlarmKind kind, String subject, String occasion) {
    private static final String DEVICE = "device ";
    private static final String UNIT = "storage-unit ";

    public AlarmKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(occasion);
        if (subject.isBlank()) {
            throw new IllegalArgumentException("an alarm is about something");
        }
    }

    /** The whole server is what its own alarms are about. */
    public static AlarmKey server(AlarmKind kind) {
        return new AlarmKey(kind, "server", "");
    }

    public static AlarmKey site(AlarmKind kind) {
        return new AlarmKey(kind, "site", "");
    }

    public static AlarmKey device(AlarmKind kind, String urn) {
        return new AlarmKey(kind, DEVICE + urn, "");
    }

    public static AlarmKey unit(AlarmKind kind, String unitId, String occasion) {
        return new AlarmKey(kind, UNIT + unitId, occasion);
    }

    /** The id of the storage unit; empty where it is about something else. */
    public String unitId() {
        return after(UNIT);
    }

    /** The URN of the device; empty where it is about something else. */
    public String urn() {
        return after(DEVICE);
    }

    private String after(String word) {
        return subject.startsWith(word) ? subject.substring(word.length()) : "";
    }
}
