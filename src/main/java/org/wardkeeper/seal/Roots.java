package org.wardkeeper.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.evidence.HashTree;
import org.wardkeeper.evidence.RootStatement;

/** What stands under the roots of a period, each chain with the way from its head to the root. */
public final class Roots {

    private static final String WITNESSES =
            """
            select r.day, r.sealed_at, r.leaves, r.root, r.previous, r.signature, k.key_id, k.public_key,
                   h.leaf, h.name, h.n, h.hash
            from daily_head h join daily_root r using (day) join site_key k using (key_id)
            where h.stream_id = ? and r.day between ? and ? order by r.day
            """;

    private static final String LEAVES = "select name, n, hash from daily_head where day = ? order by leaf";

    /**
     * How far a chain had come when a day was sealed, and the proof.
     *
     * @param n the arrival number of the head
     * @param hash its hash
     */
    public record Witness(
            RootStatement statement,
            byte[] signature,
            String keyId,
            byte[] publicKey,
            int leaf,
            String name,
            long n,
            byte[] hash,
            List<byte[]> path) {}

    private final Map<LocalDate, List<byte[]>> leaves = new HashMap<>();

    /** The roots from one day to another, both included. */
    public List<Witness> of(int streamId, LocalDate from, LocalDate to, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WITNESSES)) {
            select.setInt(1, streamId);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet row = select.executeQuery()) {
                List<Witness> found = new ArrayList<>();
                while (row.next()) {
                    found.add(witness(row, connection));
                }
                return found;
            }
        }
    }

    private Witness witness(ResultSet row, Connection connection) throws SQLException {
        RootStatement statement = RootTable.statement(row);
        int leaf = row.getInt("leaf");
        return new Witness(
                statement,
                row.getBytes("signature"),
                row.getString("key_id"),
                row.getBytes("public_key"),
                leaf,
                row.getString("name"),
                row.getLong("n"),
                row.getBytes("hash"),
                HashTree.path(leaf, leaves(statement.day(), connection)));
    }

    private List<byte[]> leaves(LocalDate day, Connection connection) throws SQLException {
        List<byte[]> known = leaves.get(day);
        if (known != null) {
            return known;
        }
        List<byte[]> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
            select.setObject(1, day);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(RootStatement.leaf(row.getString(1), row.getLong(2), row.getBytes(3)));
                }
            }
        }
        leaves.put(day, found);
        return found;
    }
}
