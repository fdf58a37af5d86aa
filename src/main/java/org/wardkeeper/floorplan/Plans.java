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
    private static final String PLAN =
            """
            select plan_of(?)::text, (select max(version) from plan_version where level_id = ?)""";

    @Inject
    Places places;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    private volatile Map<String, Plan> byLevel = Map.of();

    /**
     * A level's plan.
     *
     * @param version counts the edits of this level, from 1
     */
    record Plan(String geoJson, int version) {}

    /** The plan of a level that there is. */
    Plan of(String level) {
        return byLevel.get(level);
    }

    /** The version of a level's plan; 0 where there is no such level. */
    int version(String level) {
        Plan plan = byLevel.get(level);
        return plan == null ? 0 : plan.version();
    }

    /** Reads all plans from the database. */
    void reload() {
        Map<String, Plan> plans = new HashMap<>();
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

    private static Plan plan(String level, PreparedStatement select) throws SQLException {
        select.setString(1, level);
        select.setString(2, level);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return new Plan(row.getString(1), row.getInt(2));
        }
    }
}
