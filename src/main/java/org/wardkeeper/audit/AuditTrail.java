package org.wardkeeper.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Appends to the hash-chained audit trail and reads it back.
 *
 * <p>An entry joins the caller's transaction where there is one: an edit and its entry are stored together or not at
 * all. Appending is serialised by an advisory lock that is held until that transaction ends, so entries stand in the
 * table in the order in which they are chained.
 */
@ApplicationScoped
public class AuditTrail {

    /** Any number will do, as long as nothing else in this database locks by it. */
    private static final long APPEND_LOCK = 0x57_41_52_44_41_55_44L;

    private static final int CHECKED_AT_ONCE = 1_000;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    /**
     * Appends one entry.
     *
     * @param actor a user's login, a device's URN or a part of the server
     * @throws IllegalStateException where the database does not take it; what was to be audited must not happen then
     */
    @Transactional
    public void record(String actor, String action, String subject, String detail) {
        try (Connection connection = database.getConnection()) {
            append(connection, actor, action, subject, detail);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be written", e);
        }
    }

    /** Appends one entry in the transaction of a connection that the container does not look after. */
    public static void append(Connection connection, String actor, String action, String subject, String detail)
            throws SQLException {
        AuditEntry entry = AuditEntry.of(Instant.now(), actor, action, subject, detail);
        lock(connection);
        insert(connection, entry, AuditChain.hash(lastHash(connection), entry));
    }

    /** The newest entries before {@code beforeId} ({@link Long#MAX_VALUE} for the very newest), newest first. */
    public List<StoredEntry> latest(long beforeId, int limit) {
        return entries(
                """
                select id, at, actor, action, subject, detail, hash from audit_entry
                where id < ? order by id desc limit ?
                """,
                beforeId,
                limit);
    }

    /** The first entry that does not follow from the one before it; empty where the whole chain is as it was written. */
    public OptionalLong firstBroken() {
        byte[] previous = AuditChain.start();
        long lastId = Long.MIN_VALUE;
        List<StoredEntry> page = oldest(lastId);
        while (!page.isEmpty()) {
            for (StoredEntry stored : page) {
                if (!Arrays.equals(stored.hash(), AuditChain.hash(previous, stored.entry()))) {
                    return OptionalLong.of(stored.id());
                }
                previous = stored.hash();
                lastId = stored.id();
            }
            page = oldest(lastId);
        }
        return OptionalLong.empty();
    }

    private List<StoredEntry> oldest(long afterId) {
        return entries(
                """
                select id, at, actor, action, subject, detail, hash from audit_entry
                where id > ? order by id limit ?
                """,
                afterId,
                CHECKED_AT_ONCE);
    }

    private List<StoredEntry> entries(String sql, long id, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return entries(select);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail could not be read", e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, APPEND_LOCK);
            lock.execute();
        }
    }

    private static byte[] lastHash(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select hash from audit_entry order by id desc limit 1")) {
            return row.next() ? row.getBytes(1) : AuditChain.start();
        }
    }

    private static void insert(Connection connection, AuditEntry entry, byte[] hash) throws SQLException {
        String sql = "insert into audit_entry (at, actor, action, subject, detail, hash) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, entry.at().atOffset(ZoneOffset.UTC));
            insert.setString(2, entry.actor());
            insert.setString(3, entry.action());
            insert.setString(4, entry.subject());
            insert.setString(5, entry.detail());
            insert.setBytes(6, hash);
            insert.executeUpdate();
        }
    }

    private static List<StoredEntry> entries(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<StoredEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(row));
            }
            return entries;
        }
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
        return new StoredEntry(row.getLong("id"), entry, row.getBytes("hash"));
    }

    /** An entry as it stands in the trail. */
    public record StoredEntry(long id, AuditEntry entry, byte[] hash) {}
}
