package org.wardkeeper.floorplan;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteChanged;

/** The plan of every level as GeoJSON, in memory: the floor can be looked at while the database is away. */
@ApplicationScoped
class Plans {
    /** The plan as a site folder holds it, in one answer of the database. */
    private static final String PLAN =
            """
            select jsonb_build_object('type', 'FeatureCollection', 'features', coalesce(jsonb_agg(f.feature), '[]'))
            from (
                select jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'level', 'geometry', shape,
                    'properties', jsonb_build_object('name', name, 'ordinal', ordinal)) as feature
                from level where id = ?
                union all
                select jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'unit', 'geometry', shape,
                    'properties', jsonb_build_object('name', name, 'level_id', level_id, 'category', category,
                        'private', is_private))
                from zone where level_id = ?
                union all
                select jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'opening', 'geometry', shape,
                    'properties', jsonb_build_object('level_id', level_id, 'units', jsonb_build_array(zone_a, zone_b)))
                from opening where level_id = ?
                union all
                select jsonb_build_object('type', 'Feature', 'id', urn, 'feature_type', 'reader', 'geometry',
                    jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(x, y)),
                    'properties', jsonb_build_object('level_id', level_id, 'unit_id', zone_id, 'antennas', antennas))
                from reader where level_id = ?) f""";

    @Inject
    Places places;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    private volatile Map<String, String> byLevel = Map.of();

    /** The plan of a level that there is. */
    String of(String level) {
        return byLevel.get(level);
    }

    /** Reads all plans from the database. */
    void reload() {
        Map<String, String> plans = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PLAN)) {
            for (Level level : places.current().levels()) {
                plans.put(level.id(), plan(level.id(), select));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the plans cannot be read", e);
        }
        byLevel = plans;
    }

    /** After the places, and before whoever tells the pages. */
    void onSiteChanged(@Observes @Priority(300) SiteChanged event) {
        reload();
    }

    private static String plan(String level, PreparedStatement select) throws SQLException {
        for (int parameter = 1; parameter <= 4; parameter++) {
            select.setString(parameter, level);
        }
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
