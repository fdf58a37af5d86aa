package org.wardkeeper.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.ground.PlanVersion.Picture;

/** The table plan_version, in the caller's transaction. */
public final class PlanHistory {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection connection;

    public PlanHistory(Connection connection) {
        this.connection = connection;
    }

    /** Empty where there is no such level. */
    public Optional<PlanVersion> newest(String level) throws SQLException {
        return versions(level, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The newest first, those before a version. */
    public List<PlanVersion> versions(String level, int before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                """
                select version, at, actor, changes, picture, west, south, east, north from plan_version
                where level_id = ? and version < ? order by version desc limit ?
                """)) {
            select.setString(1, level);
            select.setInt(2, before);
            select.setInt(3, limit);
            return Batch.list(select, PlanHistory::version);
        }
    }

    /** The plan as it was, GeoJSON; empty where there is no such version. */
    public Optional<String> plan(String level, int version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select plan from plan_version where level_id = ? and version = ?")) {
            select.setString(1, level);
            select.setInt(2, version);
            return Batch.list(select, row -> row.getString(1)).stream().findFirst();
        }
    }

    /** The tables as they are now become the newest version, whose number is answered; its picture stays. */
    public int append(String level, String by, List<PlanChange> changes) throws SQLException {
        return append(
                level, by, changes, newest(level).map(PlanVersion::picture).orElse(null));
    }

    /** The same with another picture; null for none. */
    public int append(String level, String by, List<PlanChange> changes, Picture picture) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into plan_version (level_id, version, at, actor, changes, plan, picture, west, south, east, north)
                select ?, coalesce(max(version), 0) + 1, now(), ?, ?::jsonb, plan_of(?), ?, ?, ?, ?, ?
                from plan_version where level_id = ?
                returning version
                """)) {
            insert.setString(1, level);
            insert.setString(2, by);
            insert.setString(3, MAPPER.valueToTree(changes).toString());
            insert.setString(4, level);
            PictureBox box = picture == null ? null : picture.box();
            insert.setString(5, picture == null ? null : picture.digest());
            insert.setObject(6, box == null ? null : box.west(), Types.DOUBLE);
            insert.setObject(7, box == null ? null : box.south(), Types.DOUBLE);
            insert.setObject(8, box == null ? null : box.east(), Types.DOUBLE);
            insert.setObject(9, box == null ? null : box.north(), Types.DOUBLE);
            insert.setString(10, level);
            return Batch.list(insert, row -> row.getInt(1)).get(0);
        }
    }

    /** Appends a version of every plan that is not what it was, where somebody has written into several at once. */
    public void appendChanged(Map<String, LevelPlan> before, String by) throws SQLException {
        for (Map.Entry<String, LevelPlan> plan : LevelPlan.all(connection).entrySet()) {
            LevelPlan was = before.getOrDefault(plan.getKey(), LevelPlan.NONE);
            List<PlanChange> changes = PlanDiff.between(was, plan.getValue());
            if (!changes.isEmpty() || was.level() == null) {
                append(plan.getKey(), by, changes);
            }
        }
    }

    private static PlanVersion version(ResultSet row) throws SQLException {
        String digest = row.getString("picture");
        return new PlanVersion(
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                changes(row.getString("changes")),
                digest == null
                        ? null
                        : new Picture(
                                digest,
                                new PictureBox(
                                        row.getDouble("west"),
                                        row.getDouble("south"),
                                        row.getDouble("east"),
                                        row.getDouble("north"))));
    }

    private static List<PlanChange> changes(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<List<PlanChange>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The changes of a stored plan cannot be read.", e);
        }
    }
}
