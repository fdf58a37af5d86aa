package org.wardkeeper.export;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.dossier.Progress;
import org.wardkeeper.place.Places;

/** Which log was taken out of the house, by whom and when; and which is being written now. */
@ApplicationScoped
public class ExportBook {

    private static final String INSERT =
            """
            insert into log_export (id, begun_at, made_by, format, units, period_from, period_to, state)
            values (?, ?, ?, ?, ?, ?, ?, 'running')
            """;

    private static final String END =
            """
            update log_export set ended_at = ?, state = ?, lines = ?, manifest = ? where id = ? and state = 'running'""";

    private static final String LATEST =
            """
            select id, begun_at, ended_at, made_by, format, units, period_from, period_to, state, lines,
                   manifest is not null as has_manifest
            from log_export
            where (begun_at, id) < (select begun_at, id from log_export where id = ?) or ?::uuid is null
            order by begun_at desc, id desc limit ?
            """;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    @Inject
    private ReportFiles files;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();
    private final Map<UUID, Progress> running = new ConcurrentHashMap<>();

    /**
     * An export as it is shown; {@code unitsDone} and {@code lines} grow while it runs.
     *
     * @param by a login, or {@link KeptReports#BY}
     * @param hasFile whether the house has kept it
     */
    public record Entry(
            UUID id,
            Instant begun,
            Instant ended,
            String by,
            String format,
            List<String> units,
            Instant from,
            Instant to,
            String state,
            int unitsDone,
            long lines,
            boolean hasManifest,
            boolean hasFile) {}

    /** An earlier life of the server has ended what it was writing. */
    public void start() {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update log_export set state = 'failed', ended_at = now() where state = 'running'")) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The exports could not be read.", e);
        }
    }

    /** Enters an export, with its audit entry in the same transaction. */
    @Transactional
    public void begin(Progress progress) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, progress.report);
            insert.setObject(2, utc(progress.begun));
            insert.setString(3, progress.by);
            insert.setString(4, progress.format);
            insert.setArray(5, connection.createArrayOf("text", progress.units.toArray()));
            insert.setObject(6, utc(progress.from));
            insert.setObject(7, utc(progress.to));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The export could not be entered.", e);
        }
        String subject = progress.units.size() == 1
                ? "storage-unit " + progress.units.get(0)
                : progress.units.size() + " storage units";
        audit.record(
                progress.by,
                "log.export",
                subject,
                progress.format + " from " + progress.from + " to " + progress.to + ", report " + progress.report);
        running.put(progress.report, progress);
    }

    /**
     * Enters how an export ended; what it is said to have ended as first, counts.
     *
     * @param state done, called-off or failed
     */
    public void end(Progress progress, String state, Optional<String> manifest) {
        running.remove(progress.report);
        write(progress.report, state, progress.lines(), manifest);
    }

    private void write(UUID report, String state, long lines, Optional<String> manifest) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(END)) {
            update.setObject(1, utc(clock.instant()));
            update.setString(2, state);
            update.setLong(3, lines);
            update.setString(4, manifest.orElse(null));
            update.setObject(5, report);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The end of an export could not be entered.", e);
        }
    }

    /** The same for one that keeps its manifest itself; in the caller's transaction, where there is one. */
    void end(UUID report, String state) {
        Progress progress = running.get(report);
        write(report, state, progress == null ? 0 : progress.lines(), Optional.empty());
        running.remove(report);
    }

    /** Ends an export that runs; false where none of that name does. */
    boolean callOff(UUID report) {
        Progress progress = running.get(report);
        if (progress == null) {
            return false;
        }
        progress.callOff();
        return true;
    }

    /** The newest first. @param after the last of the page before; null for the first page */
    List<Entry> latest(UUID after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setObject(1, after);
            select.setObject(2, after);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Entry> found = new ArrayList<>();
                while (row.next()) {
                    found.add(entry(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The exports could not be read.", e);
        }
    }

    /** Empty where there is no such export, or its file carries its manifest itself. */
    Optional<String> manifest(UUID report) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select manifest from log_export where id = ?")) {
            select.setObject(1, report);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The manifest could not be read.", e);
        }
    }

    /** Says of what and for when, by the site's clock. */
    String fileName(UUID report) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select period_from, period_to from log_export where id = ?")) {
            select.setObject(1, report);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("There is no export " + report + ".");
                }
                ZoneId zone = places.current().timeZone();
                return FileNames.of("cold-chain", instant(row, "period_from"), instant(row, "period_to"), zone, "zip");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The exports could not be read.", e);
        }
    }

    private Entry entry(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Progress progress = running.get(id);
        String[] units = (String[]) row.getArray("units").getArray();
        boolean done = row.getString("state").equals("done");
        return new Entry(
                id,
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                row.getString("made_by"),
                row.getString("format"),
                List.of(units),
                instant(row, "period_from"),
                instant(row, "period_to"),
                row.getString("state"),
                progress != null ? progress.unitsDone() : done ? units.length : 0,
                progress != null ? progress.lines() : row.getLong("lines"),
                row.getBoolean("has_manifest"),
                done && files.find(id).isPresent());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
