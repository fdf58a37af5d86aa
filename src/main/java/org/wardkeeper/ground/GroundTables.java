package org.wardkeeper.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.place.Point;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** The tables level, zone, opening and reader, in the caller's transaction. A zone is never deleted: visits name it. */
public final class GroundTables {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection connection;

    public GroundTables(Connection connection) {
        this.connection = connection;
    }

    public Map<String, LevelRow> levels() throws SQLException {
        return Batch.read(
                connection,
                "select id, name, ordinal, shape from level",
                row -> new LevelRow(row.getString(1), row.getString(2), row.getInt(3), outline(row, 4)));
    }

    public void writeLevels(List<LevelRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into level (id, name, ordinal, shape) values (?, ?, ?, ?::jsonb)
                on conflict (id) do update
                set name = excluded.name, ordinal = excluded.ordinal, shape = excluded.shape
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.name());
                    statement.setInt(3, row.ordinal());
                    statement.setString(4, GeoJson.write(row.shape()));
                });
    }

    public Map<String, ZoneRow> zones() throws SQLException {
        return Batch.read(
                connection,
                "select id, level_id, name, category, is_private, shape from zone where gone_at is null order by id",
                row -> new ZoneRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        outline(row, 6)));
    }

    public void writeZones(List<ZoneRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into zone (id, level_id, name, category, is_private, shape) values (?, ?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update
                set level_id = excluded.level_id, name = excluded.name, category = excluded.category,
                    is_private = excluded.is_private, shape = excluded.shape, gone_at = null
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.levelId());
                    statement.setString(3, row.name());
                    statement.setString(4, row.category());
                    statement.setBoolean(5, row.isPrivate());
                    statement.setString(6, GeoJson.write(row.shape()));
                });
    }

    public Map<String, OpeningRow> openings() throws SQLException {
        return Batch.read(
                connection,
                "select id, level_id, zone_a, zone_b, shape from opening order by id",
                row -> new OpeningRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        GeoJson.parse(row.getString(5))));
    }

    public void writeOpenings(List<OpeningRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into opening (id, level_id, zone_a, zone_b, shape) values (?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update
                set level_id = excluded.level_id, zone_a = excluded.zone_a, zone_b = excluded.zone_b,
                    shape = excluded.shape
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.levelId());
                    statement.setString(3, row.zoneA());
                    statement.setString(4, row.zoneB());
                    statement.setString(5, GeoJson.write(row.shape()));
                });
    }

    public Map<String, ReaderRow> readers() throws SQLException {
        return Batch.read(
                connection,
                "select urn, level_id, zone_id, x, y, antennas from reader order by urn",
                row -> new ReaderRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        new Point(row.getDouble(4), row.getDouble(5)),
                        antennas(row.getString(6))));
    }

    public void writeReaders(List<ReaderRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into reader (urn, level_id, zone_id, x, y, antennas) values (?, ?, ?, ?, ?, ?::jsonb)
                on conflict (urn) do update
                set level_id = excluded.level_id, zone_id = excluded.zone_id, x = excluded.x, y = excluded.y,
                    antennas = excluded.antennas
                """,
                rows,
                (statement, row) -> {
                    statement.setString(1, row.id());
                    statement.setString(2, row.levelId());
                    statement.setString(3, row.zone());
                    statement.setDouble(4, row.at().x());
                    statement.setDouble(5, row.at().y());
                    statement.setString(6, MAPPER.valueToTree(row.antennas()).toString());
                });
    }

    /** Takes zones off the map; whoever was there was there. */
    public void closeZones(Collection<String> ids) throws SQLException {
        each("update zone set gone_at = now() where id = ?", ids);
    }

    public void deleteOpenings(Collection<String> ids) throws SQLException {
        each("delete from opening where id = ?", ids);
    }

    public void deleteReaders(Collection<String> urns) throws SQLException {
        each("delete from reader where urn = ?", urns);
    }

    /** Until the transaction ends nobody else compares the ground with what they want and then writes. */
    public void lock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('wardkeeper site import'))");
        }
    }

    private void each(String sql, Collection<String> keys) throws SQLException {
        Batch.write(connection, sql, List.copyOf(keys), (statement, key) -> statement.setString(1, key));
    }

    private static Polygon outline(ResultSet row, int column) throws SQLException {
        return (Polygon) GeoJson.parse(row.getString(column));
    }

    private static Map<String, String> antennas(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The antennas of a stored reader cannot be read.", e);
        }
    }
}
