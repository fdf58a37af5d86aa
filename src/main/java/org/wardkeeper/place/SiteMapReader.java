package org.wardkeeper.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Reads the tables of the ground into a {@link SiteMap}. */
final class SiteMapReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SiteMapReader() {}

    static SiteMap read(Connection connection) throws SQLException {
        record Named(String name, ZoneId timeZone) {}
        List<Named> site = rows(
                connection,
                "select name, time_zone from site",
                row -> new Named(row.getString(1), ZoneId.of(row.getString(2))));
        if (site.isEmpty()) {
            return SiteMap.empty();
        }
        return new SiteMap(
                site.get(0).name(),
                site.get(0).timeZone(),
                rows(
                        connection,
                        "select id, name, ordinal from level",
                        row -> new Level(row.getString(1), row.getString(2), row.getInt(3))),
                rows(
                        connection,
                        "select id, name, level_id, category, is_private, shape from zone where gone_at is null order by id",
                        SiteMapReader::zone),
                rows(
                        connection,
                        "select id, zone_a, zone_b, shape from opening order by id",
                        row -> new Opening(
                                row.getString(1), row.getString(2), row.getString(3), middle(row.getString(4)))),
                rows(
                        connection,
                        "select urn, level_id, zone_id, x, y, antennas from reader order by urn",
                        SiteMapReader::reader));
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return Zone.of(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5), (Polygon)
                        GeoJson.parse(row.getString(6)));
    }

    private static Reader reader(ResultSet row) throws SQLException {
        return new Reader(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new Point(row.getDouble(4), row.getDouble(5)),
                antennas(row.getString(6)));
    }

    private static Point middle(String shape) {
        Geometry geometry = GeoJson.parse(shape);
        Coordinate middle = geometry instanceof LineString line
                ? new LengthIndexedLine(line).extractPoint(line.getLength() / 2)
                : geometry.getCoordinate();
        return new Point(middle.x, middle.y);
    }

    private static Map<String, String> antennas(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The antennas of a stored reader cannot be read.", e);
        }
    }

    private static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
