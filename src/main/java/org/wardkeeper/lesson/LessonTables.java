package org.wardkeeper.lesson;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.place.Point;
import org.wardkeeper.radio.Taught;

/** The statements on lessons and what was heard in them, in the caller's transaction. */
final class LessonTables {
    private static final String LESSON =
            """
            select l.id, l.zone_id, l.asset_id, l.tag, l.taught_by, l.began, l.ended, l.used, l.undone,
                   (select count(distinct t.at) from taught t where t.lesson_id = l.id)
            from lesson l\s""";

    private LessonTables() {}

    static void insert(UUID lesson, List<Taught> rows, Connection connection) throws SQLException {
        String sql = "insert into taught (lesson_id, at, reader, antenna, rssi, x, y) values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Taught row : rows) {
                insert.setObject(1, lesson);
                insert.setObject(2, offset(row.at()));
                insert.setString(3, row.reader());
                insert.setString(4, row.antenna());
                insert.setDouble(5, row.rssi());
                insert.setObject(6, row.point() == null ? null : row.point().x(), Types.DOUBLE);
                insert.setObject(7, row.point() == null ? null : row.point().y(), Types.DOUBLE);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static int prune(Instant undoneBefore, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from lesson where undone < ?")) {
            delete.setObject(1, offset(undoneBefore));
            return delete.executeUpdate();
        }
    }

    static List<KnownLesson> latest(Instant beganBefore, int limit, Connection connection) throws SQLException {
        String sql = LESSON + "where l.began < ? order by l.began desc, l.id limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, offset(beganBefore));
            select.setInt(2, limit);
            return lessons(select);
        }
    }

    static Optional<KnownLesson> one(UUID id, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LESSON + "where l.id = ?")) {
            select.setObject(1, id);
            return lessons(select).stream().findAny();
        }
    }

    /** The lessons that were not undone, with what was heard, the oldest first. */
    static List<TaughtLesson> counting(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(LESSON + "where l.undone is null order by l.began, l.id")) {
            List<KnownLesson> lessons = lessons(select);
            Map<UUID, List<Taught>> rows = new HashMap<>();
            Map<UUID, KnownLesson> byId = new HashMap<>();
            lessons.forEach(lesson -> byId.put(lesson.id(), lesson));
            taught(byId, rows, connection);
            return lessons.stream()
                    .map(lesson -> new TaughtLesson(lesson, rows.getOrDefault(lesson.id(), List.of())))
                    .toList();
        }
    }

    private static void taught(Map<UUID, KnownLesson> lessons, Map<UUID, List<Taught>> rows, Connection connection)
            throws SQLException {
        String sql =
                """
                select t.lesson_id, t.reader, t.antenna, t.rssi, t.at, t.x, t.y
                from taught t join lesson l on l.id = t.lesson_id
                where l.undone is null order by t.lesson_id, t.at, t.reader, t.antenna""";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                KnownLesson lesson = lessons.get(row.getObject(1, UUID.class));
                if (lesson != null) { // else it was stored since the lessons were read
                    rows.computeIfAbsent(lesson.id(), any -> new ArrayList<>()).add(taught(lesson, row));
                }
            }
        }
    }

    private static Taught taught(KnownLesson lesson, ResultSet row) throws SQLException {
        double x = row.getDouble(6);
        Point point = row.wasNull() ? null : new Point(x, row.getDouble(7));
        return new Taught(
                row.getString(2),
                row.getString(3),
                row.getDouble(4),
                instant(row, 5),
                lesson.tag(),
                lesson.zoneId(),
                point);
    }

    private static List<KnownLesson> lessons(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<KnownLesson> lessons = new ArrayList<>();
            while (row.next()) {
                lessons.add(new KnownLesson(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        instant(row, 6),
                        instant(row, 7),
                        row.getInt(10),
                        instant(row, 8),
                        instant(row, 9)));
            }
            return lessons;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
