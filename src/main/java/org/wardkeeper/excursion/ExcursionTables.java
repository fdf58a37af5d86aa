package org.wardkeeper.excursion;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.span.Ending;
import org.wardkeeper.threshold.ToldRule;

/** The tables excursion, excursion_closing and excursion_progress, in the caller's transaction. */
final class ExcursionTables {

    private static final Jsonb JSON = JsonbBuilder.create();

    private ExcursionTables() {}

    /** Writes what the readings say; what was found first and what was signed stay. */
    static void write(Collection<Excursion> excursions, Instant now, Connection connection) throws SQLException {
        String sql =
                """
                insert into excursion (id, unit_id, direction, started_at, ended_at, ending, min_cel, max_cel,
                    degree_minutes, low_cel, high_cel, rules, firings, found_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                on conflict (id) do update set started_at = excluded.started_at, ended_at = excluded.ended_at,
                    ending = excluded.ending, min_cel = excluded.min_cel, max_cel = excluded.max_cel,
                    degree_minutes = excluded.degree_minutes, low_cel = excluded.low_cel,
                    high_cel = excluded.high_cel, rules = excluded.rules, firings = excluded.firings,
                    changed_at = case when (excursion.started_at, excursion.ended_at, excursion.ending,
                            excursion.min_cel, excursion.max_cel) is not distinct from (excluded.started_at,
                            excluded.ended_at, excluded.ending, excluded.min_cel, excluded.max_cel)
                        then excursion.changed_at else excluded.changed_at end,
                    withdrawn_at = null""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Excursion one : excursions) {
                insert.setObject(1, one.id());
                insert.setString(2, one.unitId());
                insert.setString(3, one.direction().direction());
                insert.setObject(4, utc(one.start()));
                insert.setObject(5, utc(one.knownTill()));
                insert.setString(6, one.ending().slug());
                insert.setDouble(7, one.minCel());
                insert.setDouble(8, one.maxCel());
                insert.setDouble(9, one.degreeMinutes());
                insert.setDouble(10, one.limits().lowCel());
                insert.setDouble(11, one.limits().highCel());
                insert.setString(
                        12, JSON.toJson(one.rules().stream().map(ToldRule::of).toArray(ToldRule[]::new)));
                insert.setString(
                        13,
                        JSON.toJson(one.firings().stream().map(ToldFiring::of).toArray(ToldFiring[]::new)));
                insert.setObject(14, utc(one.foundAt()));
                insert.setObject(15, utc(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void withdraw(Collection<Excursion> excursions, Instant now, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update excursion set withdrawn_at = ?, changed_at = ?, ending = case when ending = 'running'"
                        + " then 'gap' else ending end where id = ? and withdrawn_at is null")) {
            for (Excursion one : excursions) {
                update.setObject(1, utc(now));
                update.setObject(2, utc(now));
                update.setObject(3, one.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Those of a unit that began at a moment or later, in the order of time. */
    static List<Excursion> since(String unitId, Instant from, Connection connection) throws SQLException {
        return read("where unit_id = ? and started_at >= ? order by started_at, id", connection, unitId, from);
    }

    /** Those of a unit that have a moment of [from, to), in the order of time. */
    static List<Excursion> between(String unitId, Instant from, Instant to, Connection connection) throws SQLException {
        return read(
                "where unit_id = ? and started_at < ? and ended_at > ? order by started_at, id",
                connection,
                unitId,
                to,
                from);
    }

    static Optional<Excursion> one(UUID id, Connection connection) throws SQLException {
        return read("where id = ?", connection, id).stream().findAny();
    }

    /** The one that was running in each unit when it was written last. */
    static List<Excursion> running(Connection connection) throws SQLException {
        return read("where ending = 'running' order by started_at, id", connection);
    }

    /** Those that were never closed, or have changed since they were: the newest first. */
    static List<Excursion> waiting(Instant before, int limit, Connection connection) throws SQLException {
        return read(
                """
                where started_at < ? and not exists (select from excursion_closing c
                    where c.excursion_id = excursion.id and c.closed_at >= excursion.changed_at)
                order by started_at desc, id limit ?""",
                connection,
                before,
                limit);
    }

    /**
     * @param where conditions and an order; only what is not withdrawn is read
     * @param values strings, UUIDs and moments
     */
    static List<Excursion> read(String where, Connection connection, Object... values) throws SQLException {
        String sql = "select * from (select * from excursion where withdrawn_at is null) excursion " + where;
        List<Excursion> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i] instanceof Instant moment ? utc(moment) : values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(excursion(rows));
                }
            }
        }
        Map<UUID, List<Closing>> closings = closings(found, connection);
        return found.stream()
                .map(one -> one.with(closings.getOrDefault(one.id(), List.of())))
                .toList();
    }

    static void close(UUID excursion, Closing closing, Connection connection) throws SQLException {
        String sql =
                """
                insert into excursion_closing (id, excursion_id, closed_at, closed_by, signed_name, meaning, form, facts)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, closing.id());
            insert.setObject(2, excursion);
            insert.setObject(3, utc(closing.at()));
            insert.setString(4, closing.by());
            insert.setString(5, closing.name());
            insert.setString(6, closing.meaning());
            insert.setString(7, JSON.toJson(closing.form()));
            insert.setString(8, closing.facts());
            insert.executeUpdate();
        }
    }

    private static Map<UUID, List<Closing>> closings(List<Excursion> of, Connection connection) throws SQLException {
        Map<UUID, List<Closing>> found = new HashMap<>();
        if (of.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select * from excursion_closing where excursion_id = any(?) order by closed_at, id")) {
            Array ids = connection.createArrayOf(
                    "uuid", of.stream().map(Excursion::id).toArray());
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getObject("excursion_id", UUID.class), id -> new ArrayList<>())
                            .add(closing(rows));
                }
            }
        }
        return found;
    }

    private static Closing closing(ResultSet row) throws SQLException {
        return new Closing(
                row.getObject("id", UUID.class),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("signed_name"),
                row.getString("meaning"),
                JSON.fromJson(row.getString("form"), ClosingForm.class),
                row.getString("facts"));
    }

    private static Excursion excursion(ResultSet row) throws SQLException {
        UnitState direction = row.getString("direction").equals("above") ? UnitState.TOO_WARM : UnitState.TOO_COLD;
        return new Excursion(
                row.getObject("id", UUID.class),
                row.getString("unit_id"),
                direction,
                instant(row, "started_at"),
                instant(row, "ended_at"),
                Ending.of(row.getString("ending")),
                row.getDouble("min_cel"),
                row.getDouble("max_cel"),
                row.getDouble("degree_minutes"),
                Arrays.stream(JSON.fromJson(row.getString("firings"), ToldFiring[].class))
                        .map(ToldFiring::firing)
                        .toList(),
                new Limits(row.getDouble("low_cel"), row.getDouble("high_cel")),
                Arrays.stream(JSON.fromJson(row.getString("rules"), ToldRule[].class))
                        .map(ToldRule::rule)
                        .toList(),
                instant(row, "found_at"),
                List.of());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
