package org.wardkeeper.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.EarlierDatabase;
import org.wardkeeper.it.OwnDatabase;

/** A trail that an earlier server began. */
class EarlierTrailIT {

    @Test
    void it_is_unbroken_and_goes_on() throws SQLException {
        OwnDatabase database = EarlierDatabase.migrated();
        AuditTrail trail = new AuditTrail();
        trail.database = database.dataSource();
        try (Connection connection = database.open()) {
            AuditTrail.append(connection, "admin", "login", "admin", "");
        }

        assertThat(trail.firstBroken()).isEmpty();
        assertThat(trail.latest(Long.MAX_VALUE, 10))
                .extracting(stored -> stored.entry().action())
                .containsExactly("login", "alarm.acknowledge", "import");
    }
}
