package org.wardkeeper.floorplan;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.Latest;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.Dispense;
import org.wardkeeper.rest.DatabaseNow;

/** The dispensers of a level: when each last spoke, how often it was used today, and its battery. */
@ApplicationScoped
public class DispenserBoard {
    private static final Logger LOG = Logger.getLogger(DispenserBoard.class.getName());

    /** Counting the day again is cheap, but not for every page four times a second. */
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(20);

    private static final String USES_SINCE =
            """
            select s.device_id, sum(r.value)::bigint
            from stream s join reading r on r.stream_id = s.id
            where s.name = 'dispense' and r.at >= ? and r.claimed_at is null
            group by s.device_id""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    Devices devices;

    @Inject
    Places places;

    @Inject
    LiveReadings readings;

    @Inject
    DatabaseNow databaseNow;

    private final Lock counting = new ReentrantLock();
    private volatile Map<Integer, Long> usesToday = Map.of();
    private volatile Instant counted = Instant.EPOCH;

    List<DispenserMark> on(String level, Instant now) {
        SiteMap map = places.current();
        Map<Integer, Long> uses = usesToday(now);
        return devices.current().all().stream()
                .filter(device -> device.kind() == DeviceKind.DISPENSER)
                .flatMap(device -> map
                        .zone(device.zoneId())
                        .filter(zone -> zone.levelId().equals(level))
                        .map(zone -> mark(device, zone, uses.getOrDefault(device.id(), 0L), now))
                        .stream())
                .toList();
    }

    private DispenserMark mark(KnownDevice device, Zone zone, long uses, Instant now) {
        Optional<Latest> dispense = readings.of(device.id(), Dispense.STREAM);
        Optional<Latest> battery = readings.of(device.id(), BatteryLevel.STREAM);
        Optional<Instant> seen = later(dispense.map(Latest::at), battery.map(Latest::at));
        ZoneId siteZone = places.current().timeZone();
        return new DispenserMark(
                device.urn(),
                device.serial().isEmpty() ? device.urn() : device.serial(),
                ZoneRef.to(zone),
                zone.label().x(),
                zone.label().y(),
                seen.map(at -> at.atZone(siteZone).toOffsetDateTime()).orElse(null),
                seen.map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                        .orElse(null),
                uses,
                battery.map(level -> level.value().orElse(0)).orElse(null));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }

    /** As they were counted last, where the database does not answer: nobody waits for it, and one at most asks it. */
    private Map<Integer, Long> usesToday(Instant now) {
        boolean due = !now.isBefore(counted.plus(COUNTED_EVERY)) && databaseNow.answers();
        if (due && counting.tryLock()) {
            try {
                usesToday = count(now);
                counted = now;
            } catch (SQLException e) {
                LOG.log(Level.FINE, "the uses of the dispensers stay as they were", e);
            } finally {
                counting.unlock();
            }
        }
        return usesToday;
    }

    private Map<Integer, Long> count(Instant now) throws SQLException {
        ZoneId siteZone = places.current().timeZone();
        Instant midnight =
                now.atZone(siteZone).toLocalDate().atStartOfDay(siteZone).toInstant();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(USES_SINCE)) {
            select.setTimestamp(1, Timestamp.from(midnight));
            var uses = new HashMap<Integer, Long>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    uses.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return uses;
        }
    }
}
