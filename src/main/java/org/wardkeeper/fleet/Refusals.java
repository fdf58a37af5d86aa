package org.wardkeeper.fleet;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the journal keeps of refused reports, asked by device. A refusal is a device's where it spoke itself and where it
 * was spoken for: a sensor whose gateway may not speak for it is as mute as one that sends nonsense.
 */
@ApplicationScoped
class Refusals {
    /** More than these are not counted: a device gone mad makes thousands an hour. */
    static final int MOST_COUNTED = 1_000;

    /** Along the two indexes, two short steps a device, however many refusals there are. */
    private static final String OF_ALL =
            """
            select d.id, d.registered_at, l.at, l.speaker, l.device, l.code, l.reason, coalesce(n.count, 0)
            from device d
            left join lateral (
                select r.* from (
                    (select at, speaker, device, code, reason from rejection
                     where device = d.urn order by at desc limit 1)
                    union all
                    (select at, speaker, device, code, reason from rejection
                     where speaker = d.urn order by at desc limit 1)) r
                order by at desc limit 1) l on true
            left join lateral (
                select count(*) from (
                    select from (
                        select from rejection where device = d.urn and at > now() - interval '1 day'
                        union all
                        select from rejection
                        where speaker = d.urn and device is distinct from d.urn
                          and at > now() - interval '1 day') day
                    limit ?) counted
                where l.at > now() - interval '1 day') n on true""";

    private static final String OF_ONE =
            """
            select at, speaker, device, code, reason from (
                (select id, at, speaker, device, code, reason from rejection
                 where device = ? order by at desc limit ?)
                union
                (select id, at, speaker, device, code, reason from rejection
                 where speaker = ? order by at desc limit ?)) r
            order by at desc, id desc limit ?""";

    /** By device, not by record: what stands behind an unregistered URN is cut off where it is a record's name. */
    private static final String OF_STRANGERS =
            """
            select regexp_replace(device, ?, '') as name, sum(times)::bigint, max(last), max(speaker) from (
                select device, count(*) as times, max(at) as last, max(speaker) as speaker from rejection
                where code = '4.01' and device is not null and at > now() - interval '1 day'
                group by device) knocks
            group by name order by max(last) desc limit ?""";

    private static final String RECORD =
            ":(temperature|humidity|pressure|co2|door|power|button|dispense|battery|rssi/.*)$";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    /** What the database tells of one device: since when it is registered, and what was refused. */
    record Told(Instant registered, Optional<Refusal> last, int in24h) {}

    /** Somebody who is not registered and reports all the same; {@code through} is empty where nobody carried it. */
    record Knock(String name, long count, Instant last, String through) {}

    /** By the device's number. */
    Map<Integer, Told> ofAll() {
        return asked(OF_ALL, select -> select.setInt(1, MOST_COUNTED), rows -> {
            Map<Integer, Told> told = new HashMap<>();
            while (rows.next()) {
                Optional<Refusal> last = rows.getString(6) == null ? Optional.empty() : Optional.of(refusal(rows, 3));
                told.put(rows.getInt(1), new Told(instant(rows, 2), last, rows.getInt(8)));
            }
            return told;
        });
    }

    /** The newest first. */
    List<Refusal> of(String urn, int most) {
        return asked(
                OF_ONE,
                select -> {
                    select.setString(1, urn);
                    select.setInt(2, most);
                    select.setString(3, urn);
                    select.setInt(4, most);
                    select.setInt(5, most);
                },
                rows -> {
                    List<Refusal> refusals = new ArrayList<>();
                    while (rows.next()) {
                        refusals.add(refusal(rows, 1));
                    }
                    return refusals;
                });
    }

    /** Who was refused as unknown within the last 24 hours, the latest first. */
    List<Knock> ofStrangers(int most) {
        return asked(
                OF_STRANGERS,
                select -> {
                    select.setString(1, RECORD);
                    select.setInt(2, most);
                },
                rows -> {
                    List<Knock> knocks = new ArrayList<>();
                    while (rows.next()) {
                        knocks.add(new Knock(rows.getString(1), rows.getLong(2), instant(rows, 3), rows.getString(4)));
                    }
                    return knocks;
                });
    }

    private interface Binding {
        void to(PreparedStatement select) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T asked(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.to(select);
            try (ResultSet rows = select.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The rejections could not be read", e);
        }
    }

    private static Refusal refusal(ResultSet rows, int first) throws SQLException {
        String device = rows.getString(first + 2);
        return new Refusal(
                instant(rows, first),
                rows.getString(first + 1),
                device == null ? "" : device,
                rows.getString(first + 3),
                rows.getString(first + 4));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
