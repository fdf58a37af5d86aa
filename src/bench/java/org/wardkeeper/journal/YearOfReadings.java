package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/** Readings of many sensors, one a minute each, as the journal takes them in: interleaved, in groups, chained. */
public final class YearOfReadings {
    private static final int ROWS_A_GROUP = 4_000;
    private static final int DAY = 1_440;

    private YearOfReadings() {}

    /** Stores them; a reading of every sensor a minute. */
    public static void write(DataSource database, List<String> urns, Instant from, int minutes) throws SQLException {
        List<KnownDevice> devices = devices(database, urns);
        try (var writer = new GroupWriter(database)) {
            int together = Math.max(1, ROWS_A_GROUP / devices.size());
            for (int first = 0; first < minutes; first += together) {
                List<PendingPack> group = new ArrayList<>();
                for (int minute = first; minute < Math.min(minutes, first + together); minute++) {
                    for (KnownDevice device : devices) {
                        group.add(new PendingPack(device.urn(), List.of(reading(device, from, minute)), outcome -> {}));
                    }
                }
                writer.write(group);
            }
        }
    }

    /** Now and then too warm for half an hour. */
    private static Durable reading(KnownDevice device, Instant from, int minute) {
        Instant at = from.plusSeconds(60L * minute);
        boolean warm = minute % (9 * DAY) < 30;
        double celsius = Math.round(100 * (warm ? 9 : 5 + 1.5 * Math.sin(minute / 97.0 + device.id()))) / 100.0;
        return new Reading(device, Quantity.TEMPERATURE, celsius, Timing.measured(at, at.plusMillis(800)));
    }

    private static List<KnownDevice> devices(DataSource database, List<String> urns) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select id from device where urn = ?")) {
            List<KnownDevice> devices = new ArrayList<>();
            for (String urn : urns) {
                select.setString(1, urn);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    devices.add(
                            new KnownDevice(row.getInt(1), urn, DeviceKind.SENSOR, "l1-0", Duration.ofMinutes(1), ""));
                }
            }
            return devices;
        }
    }
}
