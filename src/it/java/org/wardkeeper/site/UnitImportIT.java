package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits and sensors of storage units, whose past an import must leave told. */
class UnitImportIT extends IntoEmptyHospital {
    @Test
    void first_limits_and_sensors_count_since_ever_and_changes_since_the_import() throws SQLException {
        hospital.load(site(), FIRST);
        hospital.load(site().with("storage-units.csv", "2.0,8.0", "3.0,7.0"), SECOND);

        assertThat(hospital.database()
                        .rows("select since, low_cel, high_cel from unit_limits where unit_id = 'fridge-1' order by 1"))
                .containsExactly("-infinity 2 8", "2026-03-02 10:00:00+00 3 7");
        assertThat(assignments())
                .containsExactly(
                        "fridge-1 urn:dev:ow:0004 -infinity infinity", "fridge-2 urn:dev:ow:0005 -infinity infinity");
    }

    @Test
    void another_interval_counts_since_the_import_and_the_one_before_stays_told() throws SQLException {
        hospital.load(site(), FIRST);
        hospital.load(site().with("storage-units.csv", "2.0,8.0,120", "2.0,8.0,60"), SECOND);

        assertThat(hospital.database()
                        .rows("select since = '-infinity', interval_s from unit_interval where unit_id = 'fridge-1'"
                                + " order by since"))
                .containsExactly("t 120", "f 60");
    }

    @Test
    void two_units_may_swap_their_sensors_and_each_keeps_its_past() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report = hospital.load(
                site().with("storage-units.csv", "ow:0004", "swapping")
                        .with("storage-units.csv", "ow:0005", "ow:0004")
                        .with("storage-units.csv", "swapping", "ow:0005"),
                SECOND);

        assertThat(report.problems()).isEmpty();
        assertThat(assignments())
                .containsExactly(
                        "fridge-1 urn:dev:ow:0004 -infinity 2026-03-02 10:00:00+00",
                        "fridge-1 urn:dev:ow:0005 2026-03-02 10:00:00+00 infinity",
                        "fridge-2 urn:dev:ow:0005 -infinity 2026-03-02 10:00:00+00",
                        "fridge-2 urn:dev:ow:0004 2026-03-02 10:00:00+00 infinity");
    }

    @Test
    void a_sensor_with_a_past_does_not_bring_it_into_a_new_unit() throws SQLException {
        hospital.load(site(), FIRST);
        hospital.load(site().with("storage-units.csv", "urn:dev:ow:0005", ""), SECOND);
        hospital.load(
                site().with("storage-units.csv", "urn:dev:ow:0005", "")
                        .withLine("storage-units.csv", "fridge-3,Fridge 3,l2-a,refrigerator,urn:dev:ow:0005,2,8,300"),
                SECOND.plusSeconds(60));

        assertThat(assignments())
                .contains(
                        "fridge-2 urn:dev:ow:0005 -infinity 2026-03-02 10:00:00+00",
                        "fridge-3 urn:dev:ow:0005 2026-03-02 10:01:00+00 infinity");
    }

    private List<String> assignments() throws SQLException {
        return hospital.database()
                .rows(
                        """
                select a.unit_id, d.urn, a.since, a.until
                from sensor_assignment a join device d on d.id = a.device_id order by a.unit_id, a.since
                """);
    }
}
