package org.wardkeeper.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.evidence.HashTree;
import org.wardkeeper.evidence.RootStatement;
import org.wardkeeper.evidence.Sha256;

/** The statements on daily roots. All in the caller's transaction. */
final class RootTable {

    private static final String HEADS =
            """
            select stream_id, name, n, hash from (
                select h.stream_id, d.urn || ' ' || s.name as name, h.n, h.hash
                from chain_head h join stream s on s.id = h.stream_id join device d on d.id = s.device_id
                where h.n > 0
                union all (select 0, 'corrections', n, hash from correction order by n desc limit 1)) head
            order by name collate "C"
            """;

    private static final String INSERT_HEADS =
            """
            insert into daily_head (day, leaf, stream_id, name, n, hash) values (?, ?, ?, ?, ?, ?)""";

    private record Head(int stream, String name, long n, byte[] hash) {}

    private final Connection connection;

    RootTable(Connection connection) {
        this.connection = connection;
    }

    /** The day that was sealed last. */
    Optional<LocalDate> lastDay() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select max(day) from daily_root")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    /** When this site began to sign; empty where it has no key yet. */
    Optional<Instant> began() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select min(since) from site_key")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    /** Seals everything that has arrived until now, as the root of a day. */
    RootStatement seal(LocalDate day, Instant now, String keyId, UnaryOperator<byte[]> signer) throws SQLException {
        List<Head> heads = heads();
        List<byte[]> leaves = heads.stream()
                .map(head -> RootStatement.leaf(head.name, head.n, head.hash))
                .toList();
        var statement = new RootStatement(
                day, now.truncatedTo(ChronoUnit.SECONDS), leaves.size(), HashTree.root(leaves), previous());
        insert(statement, keyId, signer.apply(statement.bytes()));
        insert(day, heads);
        AuditTrail.append(
                connection, "server", "evidence.root", "day " + day, leaves.size() + " chains, signed with " + keyId);
        return statement;
    }

    private List<Head> heads() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(HEADS)) {
            List<Head> heads = new ArrayList<>();
            while (row.next()) {
                heads.add(new Head(row.getInt(1), row.getString(2), row.getLong(3), row.getBytes(4)));
            }
            return heads;
        }
    }

    private byte[] previous() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select " + COLUMNS + " from daily_root order by day desc limit 1")) {
            return row.next() ? Sha256.of(statement(row).bytes()) : RootStatement.first();
        }
    }

    static final String COLUMNS = "day, sealed_at, leaves, root, previous";

    static RootStatement statement(ResultSet row) throws SQLException {
        return new RootStatement(
                row.getObject("day", LocalDate.class),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getInt("leaves"),
                row.getBytes("root"),
                row.getBytes("previous"));
    }

    private void insert(RootStatement statement, String keyId, byte[] signature) throws SQLException {
        String sql =
                "insert into daily_root (day, sealed_at, leaves, root, previous, key_id, signature) values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, statement.day());
            insert.setObject(2, statement.sealedAt().atOffset(ZoneOffset.UTC));
            insert.setInt(3, statement.leaves());
            insert.setBytes(4, statement.root());
            insert.setBytes(5, statement.previous());
            insert.setString(6, keyId);
            insert.setBytes(7, signature);
            insert.executeUpdate();
        }
    }

    private void insert(LocalDate day, List<Head> heads) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_HEADS)) {
            for (int leaf = 0; leaf < heads.size(); leaf++) {
                Head head = heads.get(leaf);
                insert.setObject(1, day);
                insert.setInt(2, leaf);
                insert.setInt(3, head.stream);
                insert.setString(4, head.name);
                insert.setLong(5, head.n);
                insert.setBytes(6, head.hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
