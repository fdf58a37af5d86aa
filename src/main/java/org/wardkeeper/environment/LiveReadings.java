package org.wardkeeper.environment;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReason;

/**
 * The newest observation of every stream, in memory: read from the journal at the start, then told of every commit.
 * Claims from the future are history with a flag and never the newest.
 */
@ApplicationScoped
public class LiveReadings {
    private record Stream(int deviceId, String name) {}

    /** Backwards along each stream's own key, so that the size of the history does not matter. */
    private static final String NEWEST =
            """
            select s.device_id, s.name, r.at, r.value, r.missing
            from stream s cross join lateral (
                select at, value, missing from reading
                where stream_id = s.id and claimed_at is null order by at desc limit 1) r""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    private final Map<Stream, Latest> newest = new ConcurrentHashMap<>();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Durable>> rowListeners = new CopyOnWriteArrayList<>();

    /** Takes up where the journal stands. */
    public void start() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keep(latest(rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the latest readings cannot be read", e);
        }
    }

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<LiveReadings> direct() {
        return () -> this;
    }

    /** An observation was committed. */
    public void learn(Durable row) {
        for (Consumer<Durable> listener : rowListeners) {
            listener.accept(row);
        }
        if (row.timing().isFlagged()) {
            return;
        }
        var latest = new Latest(
                row.device().id(),
                row.stream(),
                row.value(),
                row.missing().map(MissingReason::word),
                row.timing().at());
        if (keep(latest)) {
            for (IntConsumer listener : listeners) {
                listener.accept(latest.deviceId());
            }
        }
    }

    /** The newest observation of a device's stream, empty where there was none. */
    public Optional<Latest> of(int deviceId, String name) {
        return Optional.ofNullable(newest.get(new Stream(deviceId, name)));
    }

    /** Calls back with the id of every device that has news, on the journal's thread: the listener must be quick. */
    public void onChange(IntConsumer listener) {
        listeners.add(listener);
    }

    /**
     * Calls back with every row that is safe, late and flagged ones too, on the journal's thread: the listener must be
     * quick.
     */
    public void onRow(Consumer<Durable> listener) {
        rowListeners.add(listener);
    }

    private boolean keep(Latest latest) {
        Latest kept = newest.merge(
                new Stream(latest.deviceId(), latest.name()),
                latest,
                (old, fresh) -> fresh.at().isAfter(old.at()) ? fresh : old);
        return kept == latest;
    }

    private static Latest latest(ResultSet row) throws SQLException {
        double value = row.getDouble(4);
        OptionalDouble number = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
        int reason = row.getInt(5);
        Optional<String> missing = row.wasNull()
                ? Optional.empty()
                : Optional.of(MissingReason.ofCode(reason).word());
        return new Latest(
                row.getInt(1),
                row.getString(2),
                number,
                missing,
                row.getTimestamp(3).toInstant());
    }
}
