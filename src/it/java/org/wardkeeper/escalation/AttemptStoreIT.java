package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.EarlierDatabase;
import org.wardkeeper.it.OwnDatabase;

/** The day's mail, as the log of attempts has it. */
class AttemptStoreIT {
    private static final Instant THAT_DAY = Instant.parse("2026-03-03T06:30:00Z");
    private static final int DAY = 20_515;

    private final UUID alarm = UUID.randomUUID();
    private final OwnDatabase database = EarlierDatabase.migrated();
    private final AttemptStore store = new AttemptStore();

    @BeforeEach
    void anAlarm() throws SQLException {
        store.database = database.dataSource();
        database.execute(
                """
                insert into alarm (id, kind, subject, priority, state, since)
                values ('%s', 'battery-low', 'device urn:dev:ow:1', 'low', 'unack', '2026-03-02')"""
                        .formatted(alarm));
    }

    @AfterEach
    void gone() throws SQLException {
        database.execute("delete from alarm where id = '%s'".formatted(alarm));
    }

    @Test
    void a_days_mail_that_reached_nobody_is_not_done_and_counts_as_it_went_in_the_end() throws SQLException {
        store.write(List.of(digest(THAT_DAY, false)));
        assertThat(store.lastDigest()).isZero();

        store.write(List.of(digest(THAT_DAY.plusSeconds(3_600), true)));
        store.write(List.of(digest(THAT_DAY, false)));

        assertThat(store.lastDigest()).isEqualTo(DAY);
        assertThat(store.ofOpenAlarms())
                .filteredOn(one -> one.alarm().equals(alarm))
                .containsExactly(digest(THAT_DAY.plusSeconds(3_600), true));
    }

    private Attempt digest(Instant at, boolean delivered) {
        return new Attempt(
                alarm, THAT_DAY, DAY, Attempt.Channel.DIGEST, "facilities", at, delivered, delivered ? "" : "away");
    }
}
