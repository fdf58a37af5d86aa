package org.wardkeeper.timeline;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.wardkeeper.quantity.Micros;

/**
 * The temperatures of one sensor's closed months, which the journal has packed by day (docs/adr/0016): the same that its
 * rows say, without a row of the database for each.
 */
final class PackedDays {

    private static final long DAY = 86_400 * Micros.SECOND;

    private static final String DAYS =
            "select day from packed_day where stream_id = %d and day >= '%s' and day <= '%s' order by day";

    private static final String TEMPERATURES =
            "select temperatures from packed_day where stream_id = %d and day >= '%s' and day <= '%s' order by day";

    private final Connection connection;
    private final Sensor sensor;

    PackedDays(Connection connection, Sensor sensor) {
        this.connection = connection;
        this.sensor = sensor;
    }

    /** What of [from, to) lies in days that are packed: as few stretches as may be, in the order of time. */
    List<Period> within(long from, long to) throws SQLException {
        List<Period> stretches = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet days = statement.executeQuery(select(DAYS, from, to))) {
            while (days.next()) {
                long midnight = days.getObject(1, LocalDate.class).toEpochDay() * DAY;
                lengthen(stretches, Math.max(from, midnight), Math.min(to, midnight + DAY));
            }
        }
        return stretches;
    }

    private static void lengthen(List<Period> stretches, long from, long to) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).to() == from) {
            stretches.set(last, new Period(stretches.get(last).from(), to));
        } else {
            stretches.add(new Period(from, to));
        }
    }

    /** The rows of a stretch, in the order of time. */
    void read(Period stretch, Consumer<LogRow> each) throws SQLException {
        BinaryCopy.read(
                connection.unwrap(PGConnection.class),
                select(TEMPERATURES, stretch.from(), stretch.to()),
                (day, fields) -> unpack(day, stretch, each));
    }

    private void unpack(ByteBuffer day, Period stretch, Consumer<LogRow> each) {
        int end = day.getInt() + day.position();
        while (day.position() < end) {
            long at = BinaryCopy.micros(day);
            double celsius = day.getDouble();
            if (stretch.contains(at)) {
                each.accept(LogRow.of(sensor, at, celsius));
            }
        }
    }

    private String select(String days, long from, long to) {
        String first = from == Sensor.ALWAYS ? "-infinity" : day(from);
        String last = to == Sensor.FOREVER ? "infinity" : day(to - 1);
        return days.formatted(sensor.streamId(), first, last);
    }

    private static String day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY)).toString();
    }
}
