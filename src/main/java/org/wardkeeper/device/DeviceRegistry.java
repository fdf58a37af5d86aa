package org.wardkeeper.device;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All devices at one moment, and who may speak for whom; never changes, shared freely between threads. */
public final class DeviceRegistry {

    private final Map<String, KnownDevice> byUrn = new HashMap<>();
    private final Map<Integer, KnownDevice> byId = new HashMap<>();
    private final Set<SpeaksFor> speaksFor;
    private final Set<String> barred;

    /** One line of speaks-for: a gateway that may carry a device's records. */
    public record SpeaksFor(int gatewayId, int deviceId) {}

    public DeviceRegistry(Collection<KnownDevice> devices, Collection<SpeaksFor> speaksFor) {
        this(devices, speaksFor, Set.of());
    }

    private DeviceRegistry(
            Collection<KnownDevice> devices, Collection<SpeaksFor> speaksFor, Collection<String> barred) {
        for (KnownDevice device : devices) {
            byUrn.put(device.urn(), device);
            byId.put(device.id(), device);
        }
        this.speaksFor = Set.copyOf(speaksFor);
        this.barred = Set.copyOf(barred);
    }

    /** Reads the registry in the caller's transaction. */
    public static DeviceRegistry load(Connection connection) throws SQLException {
        return new DeviceRegistry(loadDevices(connection), loadSpeaksFor(connection), loadBarred(connection));
    }

    public Optional<KnownDevice> byUrn(String urn) {
        return Optional.ofNullable(byUrn.get(urn));
    }

    public Optional<KnownDevice> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The device a record belongs to: that with the longest URN which stands at the start of the record's full name and
     * is followed by a colon ({@code urn:dev:mac:1:temperature}).
     */
    public Optional<KnownDevice> owning(String fullName) {
        for (int colon = fullName.lastIndexOf(':'); colon > 0; colon = fullName.lastIndexOf(':', colon - 1)) {
            KnownDevice device = byUrn.get(fullName.substring(0, colon));
            if (device != null) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    /** A device always speaks for itself; for others only where speaks-for says so. */
    public boolean maySpeakFor(KnownDevice speaker, KnownDevice other) {
        return speaker.id() == other.id() || speaksFor.contains(new SpeaksFor(speaker.id(), other.id()));
    }

    /** Whether nothing that the device shows is believed, key or certificate, until it is given a new key. */
    public boolean isBarred(String urn) {
        return barred.contains(urn);
    }

    public Collection<KnownDevice> all() {
        return List.copyOf(byUrn.values());
    }

    private static List<KnownDevice> loadDevices(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select id, urn, kind, zone_id, interval_s, serial from device order by urn");
                ResultSet rows = statement.executeQuery()) {
            List<KnownDevice> devices = new ArrayList<>();
            while (rows.next()) {
                devices.add(new KnownDevice(
                        rows.getInt(1),
                        rows.getString(2),
                        DeviceKind.of(rows.getString(3)),
                        rows.getString(4),
                        Duration.ofSeconds(rows.getInt(5)),
                        rows.getString(6)));
            }
            return devices;
        }
    }

    private static Set<SpeaksFor> loadSpeaksFor(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select gateway_id, device_id from speaks_for");
                ResultSet rows = statement.executeQuery()) {
            Set<SpeaksFor> pairs = new HashSet<>();
            while (rows.next()) {
                pairs.add(new SpeaksFor(rows.getInt(1), rows.getInt(2)));
            }
            return pairs;
        }
    }

    private static Set<String> loadBarred(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select urn from device where barred_at is not null");
                ResultSet rows = statement.executeQuery()) {
            Set<String> urns = new HashSet<>();
            while (rows.next()) {
                urns.add(rows.getString(1));
            }
            return urns;
        }
    }
}
