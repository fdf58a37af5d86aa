package org.wardkeeper.coldchain;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Reads the storage units from the database. */
@ApplicationScoped
class UnitStore {

    private static final String IN_FORCE =
            """
            select distinct on (l.unit_id) l.unit_id, l.low_cel, l.high_cel, nullif(l.since, '-infinity') as since, a.device_id,
                   nullif(a.since, '-infinity') as device_since
            from unit_limits l
            left join sensor_assignment a on a.unit_id = l.unit_id and a.since <= ? and a.until > ?
            where l.since <= ?
            order by l.unit_id, l.since desc, a.since desc
            """;

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    /** All units, by name. One without limits is not one yet: its import has not finished. */
    @Transactional
    List<KnownUnit> all(Instant now) throws SQLException {
        Map<String, InForce> inForce = inForce(now);
        return entities.createQuery("select u from StorageUnit u order by u.name, u.id", StorageUnit.class)
                .getResultStream()
                .filter(unit -> inForce.containsKey(unit.id()))
                .map(unit -> unit.known(inForce.get(unit.id())))
                .toList();
    }

    private Map<String, InForce> inForce(Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(IN_FORCE)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                select.setObject(parameter, now.atOffset(ZoneOffset.UTC));
            }
            Map<String, InForce> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("unit_id"), read(rows));
                }
            }
            return found;
        }
    }

    private static InForce read(ResultSet row) throws SQLException {
        int device = row.getInt("device_id");
        OptionalInt deviceId = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(device);
        Limits limits = new Limits(row.getDouble("low_cel"), row.getDouble("high_cel"));
        return new InForce(limits, moment(row, "since"), deviceId, moment(row, "device_since"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
