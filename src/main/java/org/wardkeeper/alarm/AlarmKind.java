package org.wardkeeper.alarm;

import java.time.Duration;
import java.util.Locale;

/** What can be wrong, kept apart by what it is about: the server itself, a device, or what is stored in a unit. */
public enum AlarmKind {
    /** PostgreSQL does not answer; readings are kept on disk. */
    DATABASE_AWAY(About.SERVER, Duration.ofSeconds(5), Duration.ofSeconds(20)),
    /** Readings wait on disk although the database answers. */
    SPOOL_IN_USE(About.SERVER, Duration.ofMinutes(1), Duration.ofSeconds(20)),
    /** What is kept on disk nears its limit: readings are refused, and stay with their devices. */
    SPOOL_FULL(About.SERVER, Duration.ZERO, Duration.ofSeconds(20)),
    /** The disk takes nothing: no reading is taken. */
    DISK_REFUSES(About.SERVER, Duration.ZERO, Duration.ofSeconds(20)),
    /** A reading that was acknowledged turned out to contradict a stored one. It is over at once, and stays until noted. */
    LATE_CONFLICT(About.SERVER, Duration.ZERO, Duration.ZERO),
    /** DTLS sessions near their bound: the devices silent for longest will have to begin anew. */
    SESSIONS_NEAR_BOUND(About.SERVER, Duration.ofMinutes(1), Duration.ofMinutes(5)),
    /** A month's report did not reach everybody it was mailed to, however often it was tried. */
    REPORT_UNSENT(About.SERVER, Duration.ZERO, Duration.ofMinutes(10)),

    /** So many devices are silent that their common cause is the network, or its power. */
    NETWORK_SILENT(About.DEVICE, Duration.ZERO, Duration.ofMinutes(1)),
    /**
     * A gateway is silent, and with it all it spoke for. Devices are missed one after another, by their intervals: those
     * that follow from a common cause are told so much later that it is known by then.
     */
    GATEWAY_SILENT(About.DEVICE, Duration.ofMinutes(2), Duration.ofSeconds(30)),
    /** A reader is silent: tags near it are not seen. */
    READER_SILENT(About.DEVICE, Duration.ofMinutes(3), Duration.ofSeconds(30)),
    /** A sensor is silent: what it watches is unknown. */
    SENSOR_SILENT(About.DEVICE, Duration.ofMinutes(3), Duration.ofSeconds(30)),
    DISPENSER_SILENT(About.DEVICE, Duration.ofMinutes(3), Duration.ofSeconds(30)),
    /** A sensor reports that it has no probe. */
    PROBE_MISSING(About.DEVICE, Duration.ZERO, Duration.ofMinutes(1)),
    CLOCK_WRONG(About.DEVICE, Duration.ofMinutes(1), Duration.ofMinutes(1)),
    BATTERY_LOW(About.DEVICE, Duration.ZERO, Duration.ofSeconds(10)),

    /** An excursion above the band has lasted as long as a rule allows. The delay is the rule's own. */
    TOO_WARM(About.PROCESS, Duration.ZERO, Duration.ofMinutes(5)),
    /** An excursion below the band has lasted as long as a rule allows. */
    TOO_COLD(About.PROCESS, Duration.ZERO, Duration.ofMinutes(5)),
    /** A door has stood open as long as a rule allows. Who shuts it knows: that is the end of it. */
    DOOR_OPEN(About.PROCESS, Duration.ZERO, Duration.ofSeconds(10)),
    /** A unit's mains have been off as long as a rule allows. */
    POWER_OFF(About.PROCESS, Duration.ZERO, Duration.ofMinutes(1));

    /** What an alarm of this kind is about. */
    public enum About {
        SERVER,
        DEVICE,
        PROCESS;

        /** "process". */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final About about;
    private final Duration onDelay;
    private final Duration offDelay;

    AlarmKind(About about, Duration onDelay, Duration offDelay) {
        this.about = about;
        this.onDelay = onDelay;
        this.offDelay = offDelay;
    }

    public About about() {
        return about;
    }

    /** How long the condition holds before it is announced. */
    Duration onDelay() {
        return onDelay;
    }

    /** How long the condition is absent before it is over. */
    Duration offDelay() {
        return offDelay;
    }

    /** "database-away". */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that is no kind */
    public static AlarmKind of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
