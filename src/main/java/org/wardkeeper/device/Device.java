package org.wardkeeper.device;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** A device as administrators see and change it. It is registered once and keeps its URN and its number for good. */
@Entity
@Table(name = "device")
public class Device {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(nullable = false, updatable = false)
    private String urn;

    @Convert(converter = DeviceKindColumn.class)
    @Column(nullable = false)
    private DeviceKind kind;

    @Column(name = "zone_id")
    private String zoneId;

    @Column(name = "interval_s", nullable = false)
    private int intervalSeconds;

    private String serial;

    @Version
    private int version;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    @Column(name = "barred_at")
    private Instant barredAt;

    protected Device() {}

    /**
     * A new device.
     *
     * @param zoneId where it stands; null for what is carried about
     * @param serial the maker's serial number; null where unknown
     * @throws IllegalArgumentException with a sentence, if the URN is not one or the interval is not a whole number of
     *     seconds above nothing
     */
    public Device(String urn, DeviceKind kind, String zoneId, Duration interval, String serial, Instant now) {
        if (interval.toSeconds() <= 0) {
            throw new IllegalArgumentException("The interval must be a whole number of seconds above 0.");
        }
        this.urn = DeviceUrn.checked(urn);
        this.kind = kind;
        this.zoneId = zoneId;
        this.intervalSeconds = Math.toIntExact(interval.toSeconds());
        this.serial = serial;
        this.registeredAt = now;
    }

    /** From now on nothing that the device shows is believed. */
    void bar(Instant now) {
        if (barredAt == null) {
            barredAt = now;
        }
    }

    void unbar() {
        barredAt = null;
    }

    String urn() {
        return urn;
    }

    KnownDevice known() {
        return new KnownDevice(id, urn, kind, zoneId, Duration.ofSeconds(intervalSeconds), serial);
    }
}
