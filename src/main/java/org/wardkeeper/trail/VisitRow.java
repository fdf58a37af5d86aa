package org.wardkeeper.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of visits.
 *
 * @param left null while nobody has heard it elsewhere
 * @param lastHeard when it was last heard there, noted when the visit ends; else null
 * @param confidence how sure the zone was at its surest, 0 to 1; null for visits from before that was noted
 */
record VisitRow(
        long id, String assetId, String zoneId, Instant entered, Instant left, Instant lastHeard, Double confidence) {

    static final String COLUMNS = "id, asset_id, zone_id, entered, left_at, last_heard, confidence";

    static List<VisitRow> all(ResultSet row) throws SQLException {
        List<VisitRow> rows = new ArrayList<>();
        while (row.next()) {
            float confidence = row.getFloat(7);
            Double sure = row.wasNull() ? null : Math.round(confidence * 100) / 100.0;
            rows.add(new VisitRow(
                    row.getLong(1), row.getString(2), row.getString(3), at(row, 4), at(row, 5), at(row, 6), sure));
        }
        return rows;
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
