package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.sitefolder.SiteFolder;

/** What an import leaves in a real database. */
class SiteImportIT extends IntoEmptyHospital {
    @Test
    void a_good_folder_is_stored_whole() throws SQLException {
        ImportReport report = hospital.load(site(), FIRST);

        assertThat(report.problems()).isEmpty();
        assertThat(added(report))
                .containsExactly(
                        "site.json 1",
                        "l1.geojson 6",
                        "l2.geojson 2",
                        "devices.csv 5",
                        "speaks-for.csv 2",
                        "assets.csv 3",
                        "storage-units.csv 2",
                        "keys.csv 5");
        assertThat(hospital.counts()).isEqualTo("1 2 3 2 2 5 2 3 2 2 2");
    }

    @Test
    void what_is_stored_is_what_the_server_reads() throws SQLException {
        hospital.load(site(), FIRST);

        try (Connection connection = hospital.database().open()) {
            SiteMap map = SiteMap.load(connection);
            assertThat(map.name()).isEqualTo("Small Hospital");
            assertThat(map.timeZone()).isEqualTo(ZoneId.of("Europe/Zurich"));
            assertThat(map.zone("l1-b").orElseThrow().isPrivate()).isTrue();
            assertThat(map.zone("l1-b").orElseThrow().shape().getArea()).isEqualTo(100);
            assertThat(map.reader("urn:dev:mac:0001").orElseThrow().zoneOf("2")).isEqualTo("l1-b");
            assertThat(map.reader("urn:dev:mac:0001").orElseThrow().zoneOf("9")).isEqualTo("l1-a");
            assertThat(map.distancesFrom("l1-a").metresTo("l1-b", new Point(15, 5)))
                    .hasValue(10);

            DeviceRegistry devices = DeviceRegistry.load(connection);
            assertThat(devices.maySpeakFor(
                            devices.byUrn("urn:dev:mac:0003").orElseThrow(),
                            devices.byUrn("urn:dev:ow:0004").orElseThrow()))
                    .isTrue();
        }
    }

    @Test
    void a_reader_that_no_plan_shows_hangs_in_the_middle_of_its_zone() throws SQLException {
        hospital.load(site(), FIRST);

        assertThat(hospital.database().rows("select zone_id, x, y from reader where urn = 'urn:dev:mac:0002'"))
                .containsExactly("l2-a 5 5");
    }

    @Test
    void the_same_folder_again_changes_nothing_and_keeps_the_keys() throws SQLException {
        hospital.load(site(), FIRST);
        Map<String, byte[]> first = hospital.keys().read();

        ImportReport again = hospital.load(site(), SECOND);

        assertThat(again.files())
                .allMatch(file -> file.added() == 0
                        && file.changed() == 0
                        && file.vanished().isEmpty());
        assertThat(hospital.counts()).isEqualTo("1 2 3 2 2 5 2 3 2 2 2");
        assertThat(hospital.keys().read()).containsExactlyEntriesOf(first);
    }

    @Test
    void who_changed_which_file_stands_in_the_audit_trail() throws SQLException {
        hospital.load(site(), FIRST);
        hospital.load(site().with("assets.csv", "Wheelchair 1", "Wheelchair one"), SECOND);

        assertThat(hospital.database()
                        .rows("select actor, action, subject, detail from audit_entry order by id desc limit 2"))
                .containsExactly(
                        "admin site.import assets.csv 0 added, 1 changed",
                        "admin site.import storage-units.csv 2 added, 0 changed");
    }

    @Test
    void changed_rows_are_changed_and_vanished_rows_are_told_and_stay() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report = hospital.load(
                site().with("assets.csv", "Wheelchair 1", "Wheelchair one")
                        .with("assets.csv", "BE-1,Bed 1,bed,,\n", "BE-2,Bed 2,bed,,\n")
                        .with("speaks-for.csv", "urn:dev:mac:0003,urn:dev:ow:0005\n", ""),
                SECOND);

        assertThat(EmptyHospital.file(report, "assets.csv"))
                .isEqualTo(new FileReport("assets.csv", 1, 1, 1, List.of("asset BE-1"), List.of(), List.of()));
        assertThat(EmptyHospital.file(report, "speaks-for.csv").vanished())
                .containsExactly("urn:dev:mac:0003 speaking for urn:dev:ow:0005");
        assertThat(hospital.database().rows("select id || '=' || name from asset order by id"))
                .containsExactly("BE-1=Bed 1", "BE-2=Bed 2", "PU-1=Pump 1, blue", "WC-1=Wheelchair one");
    }

    @Test
    void a_level_that_vanished_is_told_and_stays() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report = hospital.load(
                site().with("site.json", ", \"l2\"", "")
                        .with("l1.geojson", "\"l2-a\"", "\"l1-b\"")
                        .with("devices.csv", ",l2-a,", ",l1-a,")
                        .with("storage-units.csv", ",l2-a,", ",l1-a,"),
                SECOND);

        assertThat(EmptyHospital.file(report, "site.json").vanished())
                .containsExactly("level l2 and all that is on it");
        assertThat(hospital.database().rows("select id from level order by id")).containsExactly("l1", "l2");
    }

    @Test
    void people_keep_their_status_and_their_holds() throws SQLException {
        hospital.load(site(), FIRST);
        hospital.database()
                .execute("update asset set status = 'broken', held_by = 'nurse', held_until = now() where id = 'WC-1'");

        hospital.load(site().with("assets.csv", "Wheelchair 1", "Wheelchair one"), SECOND);

        assertThat(hospital.database().rows("select name, status, held_by from asset where id = 'WC-1'"))
                .containsExactly("Wheelchair one broken nurse");
    }

    @Test
    void two_assets_may_swap_their_tags() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report = hospital.load(
                site().with("assets.csv", "3374257BF414828001F798DC", "swapping")
                        .with("assets.csv", "AC:23:3F:A1:B2:C3", "3374257BF414828001F798DC")
                        .with("assets.csv", "swapping", "AC:23:3F:A1:B2:C3"),
                SECOND);

        assertThat(report.problems()).isEmpty();
        assertThat(hospital.database().rows("select id, tag from asset where tag is not null order by id"))
                .containsExactly("PU-1 urn:epc:id:grai:0614141.21002.33003740", "WC-1 ac:23:3f:a1:b2:c3");
    }

    @Test
    void a_list_of_assets_alone_adds_and_changes() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report =
                hospital.importer().runAssets("id,name,kind,tag,home_zone\nBE-1,Bed one,bed,,l1-a\nBE-2,Bed 2,bed,,\n");

        assertThat(EmptyHospital.file(report, "assets.csv").added()).isEqualTo(1);
        assertThat(EmptyHospital.file(report, "assets.csv").changed()).isEqualTo(1);
        assertThat(hospital.database().rows("select count(*) from asset")).containsExactly("4");
    }

    @Test
    void the_demo_hospital_is_stored_without_a_problem() throws SQLException, IOException {
        Map<String, String> demo =
                SiteFolder.read(Path.of(System.getProperty("wardkeeper.root"), "floorplans", "demo"));

        ImportReport first = hospital.importer().run(demo, FIRST);
        ImportReport second = hospital.importer().run(demo, SECOND);

        assertThat(first.problems()).isEmpty();
        assertThat(first.files()).allMatch(file -> file.warnings().isEmpty());
        assertThat(second.files())
                .allMatch(file ->
                        file.added() + file.changed() == 0 && file.vanished().isEmpty());
        assertThat(hospital.database().rows("select count(*) >= 80 from zone")).containsExactly("t");
        assertThat(hospital.database().rows("select count(*) from reader where zone_id is null"))
                .containsExactly("0");
        try (Connection connection = hospital.database().open()) {
            SiteMap map = SiteMap.load(connection);
            String start = map.zones().get(0).id();
            assertThat(map.zones()).allMatch(zone -> map.distancesFrom(start)
                    .metresTo(zone.id(), zone.label())
                    .isPresent());
        }
    }

    private static List<String> added(ImportReport report) {
        return report.files().stream()
                .map(file -> file.file() + " " + file.added())
                .toList();
    }
}
