package org.wardkeeper.draft;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.wardkeeper.ground.Batch;

/**
 * What stands in a zone or belongs to it, and would be nowhere without it. Visits are no reason to keep a zone on the
 * map: they are past.
 */
final class ZoneUses {

    /** One sentence for each zone and kind of use: one of the things by name, the others by number. */
    private static final String USES =
            """
            with use (zone, what, name) as (
                select home_zone, 'is the home of the asset', name from asset where status <> 'retired'
                union all select zone_id, 'holds the storage unit', name from storage_unit
                union all select zone_id, 'holds the ' || kind, urn from device
                union all select z.id, 'is joined by an opening that is drawn on', l.name
                    from opening o join level l on l.id = o.level_id join zone z on z.id in (o.zone_a, o.zone_b)
                union all select side.value, 'is on the side of an antenna of the reader', r.urn
                    from reader r, jsonb_each_text(r.antennas) side
                union all select zone_id, 'holds the reader', urn from reader
                    where urn not in (select urn from device)
            )
            select zone, 'It ' || what || ' ' || min(name)
                || case count(*) when 1 then '' else ' and ' || count(*) - 1 || ' more' end
                || ', so it cannot be removed.'
            from use where zone = any(?) group by zone, what order by zone, what
            """;

    private ZoneUses() {}

    /** A sentence for each kind of thing that needs one of the zones. */
    static List<Fault> of(Collection<String> zones, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(USES)) {
            select.setObject(1, zones.toArray(String[]::new));
            return Batch.list(select, row -> new Fault(row.getString(1), row.getString(2)));
        }
    }
}
