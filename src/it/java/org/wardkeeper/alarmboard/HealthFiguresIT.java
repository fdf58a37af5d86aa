package org.wardkeeper.alarmboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.EarlierDatabase;
import org.wardkeeper.it.OwnDatabase;

/** What the logs say of the alarms as a whole. */
class HealthFiguresIT {

    @Test
    void a_page_that_nobody_had_open_is_no_attempt_that_failed() throws SQLException {
        OwnDatabase database = EarlierDatabase.migrated();
        HealthFigures figures = new HealthFigures();
        figures.database = database.dataSource();
        UUID alarm = UUID.randomUUID();
        database.execute(
                """
                insert into alarm (id, kind, subject, priority, state, since)
                values ('%1$s', 'probe-missing', 'device urn:dev:ow:1', 'medium', 'unack', '1999-03-02');
                insert into alarm_attempt values
                    ('%1$s', '1999-03-02', 0, 'page', 'facilities', '1999-03-02', false, 'no open page'),
                    ('%1$s', '1999-03-02', 0, 'mail', 'ward <ward@example.org>', '1999-03-02', false, 'refused'),
                    ('%1$s', '1999-03-02', 1, 'page', 'admin', '1999-03-02', true, '2')"""
                        .formatted(alarm));

        HealthFigures.Told told =
                figures.told(Instant.parse("1999-03-01T00:00:00Z"), Instant.parse("1999-03-03T00:00:00Z"));
        database.execute("delete from alarm where id = '%s'".formatted(alarm));

        assertThat(told).isEqualTo(new HealthFigures.Told(2, 1));
    }
}
