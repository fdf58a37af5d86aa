package org.wardkeeper.ground;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.sitefolder.PlanRow;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/**
 * One level's plan at one moment.
 *
 * @param level null where there is no such level yet
 */
public record LevelPlan(
        LevelRow level, Map<String, ZoneRow> zones, Map<String, OpeningRow> openings, Map<String, ReaderRow> readers) {

    /** A level that is not there yet. */
    public static final LevelPlan NONE = new LevelPlan(null, Map.of(), Map.of(), Map.of());

    /** The plan of such rows, which must be of one level. */
    public static LevelPlan of(
            LevelRow level, Collection<ZoneRow> zones, Collection<OpeningRow> openings, Collection<ReaderRow> readers) {
        return new LevelPlan(level, byId(zones), byId(openings), byId(readers));
    }

    /** All plans as the caller's transaction sees them, by level. */
    public static Map<String, LevelPlan> all(Connection connection) throws SQLException {
        GroundTables tables = new GroundTables(connection);
        Collection<ZoneRow> zones = tables.zones().values();
        Collection<OpeningRow> openings = tables.openings().values();
        Collection<ReaderRow> readers = tables.readers().values();
        Map<String, LevelPlan> plans = new LinkedHashMap<>();
        tables.levels()
                .forEach((id, level) -> plans.put(id, of(level, on(id, zones), on(id, openings), on(id, readers))));
        return plans;
    }

    private static <R extends PlanRow> Collection<R> on(String level, Collection<R> rows) {
        return rows.stream().filter(row -> row.levelId().equals(level)).toList();
    }

    private static <R extends PlanRow> Map<String, R> byId(Collection<R> rows) {
        Map<String, R> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }
}
