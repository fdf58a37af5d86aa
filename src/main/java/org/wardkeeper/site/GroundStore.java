package org.wardkeeper.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.place.Point;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;
import org.wardkeeper.sitefolder.SiteHeader;

/** The tables site, level, zone, opening and reader, in the caller's transaction. */
final class GroundStore {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection connection;

    GroundStore(Connection connection) {
        this.connection = connection;
    }

    record SiteRow(String name, String timeZone) {}

    void storeSite(SiteHeader header, Tally tally) throws SQLException {
        Map<String, SiteRow> stored = Batch.read(
                connection,
                "select 'site', name, time_zone from site",
                row -> new SiteRow(row.getString(2), row.getString(3)));
        SiteRow wanted = new SiteRow(header.name(), header.timeZone().getId());
        Batch.write(
                connection,
                """
                insert into site (name, time_zone) values (?, ?)
                on conflict (only_row) do update set name = excluded.name, time_zone = excluded.time_zone
                """,
                tally.toWrite(stored, Map.of("site", wanted)),
                (statement, row) -> {
                    statement.setString(1, row.name());
                    statement.setString(2, row.timeZone());
                });
        Batch.read(connection, "select id from level order by ordinal", row -> row.getString(1)).keySet().stream()
                .filter(level -> !header.levels().contains(level))
                .forEach(level -> tally.vanished("level " + level + " and all that is on it"));
    }

    Map<String, LevelRow> levels() throws SQLException {
        return Batch.read(
                connection,
                "select id, name, ordinal, shape from level",
                row -> new LevelRow(row.getString(1), row.getString(2), row.getInt(3), outline(row, 4)));
    }

    void writeLevels(List<LevelRow> rows) throws SQLException {
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

    Map<String, ZoneRow> zones() throws SQLException {
        return Batch.read(
                connection,
                "select id, level_id, name, category, is_private, shape from zone order by id",
                row -> new ZoneRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        outline(row, 6)));
    }

    void writeZones(List<ZoneRow> rows) throws SQLException {
        Batch.write(
                connection,
                """
                insert into zone (id, level_id, name, category, is_private, shape) values (?, ?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update
                set level_id = excluded.level_id, name = excluded.name, category = excluded.category,
                    is_private = excluded.is_private, shape = excluded.shape
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

    Map<String, OpeningRow> openings() throws SQLException {
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

    void writeOpenings(List<OpeningRow> rows) throws SQLException {
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

    Map<String, ReaderRow> readers() throws SQLException {
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

    void writeReaders(List<ReaderRow> rows) throws SQLException {
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
