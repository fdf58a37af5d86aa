package org.wardkeeper.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Rssi;
import org.wardkeeper.radio.Taught;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.report.Timing;

/** What readers hear in a test of teaching. Seconds count from the tap on the room. */
public final class Heard {
    public static final Instant TAP = Instant.parse("2026-11-21T12:00:00Z");
    public static final TagId TAG = TagId.parse("c8:f3:a1:b2:04:99");
    public static final String EAST = "urn:dev:ops:32473-east";
    public static final String WEST = "urn:dev:ops:32473-west";

    private Heard() {}

    public static Begun begun(String zone) {
        return new Begun(UUID.randomUUID(), zone, "PUMP-1", TAG, "facilities", TAP);
    }

    public static Instant after(double seconds) {
        return TAP.plusMillis(Math.round(seconds * 1_000));
    }

    public static Sighting by(String reader, double seconds, double dBm) {
        return by(reader, seconds, seconds, dBm);
    }

    public static Sighting by(String reader, double measured, double received, double dBm) {
        var device = new KnownDevice(1, reader, DeviceKind.READER, null, Duration.ofSeconds(1), null);
        return new Sighting(device, "1", TAG, new Rssi(dBm), Timing.measured(after(measured), after(received)));
    }

    /** A stored lesson: one reading of each of the two readers in every vector. */
    public static TaughtLesson lesson(String zone, double[] east, double[] west) {
        List<Taught> rows = new ArrayList<>();
        for (int i = 0; i < east.length; i++) {
            rows.add(new Taught(EAST, "1", east[i], after(i), TAG.canonical(), zone, null));
            rows.add(new Taught(WEST, "1", west[i], after(i), TAG.canonical(), zone, null));
        }
        return lesson(zone, rows);
    }

    public static TaughtLesson lesson(String zone, List<Taught> rows) {
        var known = new KnownLesson(
                UUID.randomUUID(), zone, "PUMP-1", TAG.canonical(), "facilities", TAP, after(30), 0, null, null);
        return new TaughtLesson(known, rows);
    }
}
