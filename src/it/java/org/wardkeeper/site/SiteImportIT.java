package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.site.SmallSite.site;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;

/** What an import leaves in a real database. */
class SiteImportIT {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    private Path data;

    private OwnDatabase database;
    private KeyFile keys;

    @BeforeEach
    void anEmptyDatabase() throws SQLException {
        database = OwnDatabase.fresh("site_import");
        keys = new KeyFile(data);
    }

    @Test
    void a_good_folder_is_stored_whole() throws SQLException {
        ImportReport report = load(site(), FIRST);

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
        assertThat(counts()).isEqualTo("1 2 3 2 2 5 2 3 2 2 2");
    }

    @Test
    void what_is_stored_is_what_the_server_reads() throws SQLException {
        load(site(), FIRST);

        try (Connection connection = database.open()) {
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
        load(site(), FIRST);

        assertThat(database.rows("select zone_id, x, y from reader where urn = 'urn:dev:mac:0002'"))
                .containsExactly("l2-a 5 5");
    }

    @Test
    void the_same_folder_again_changes_nothing_and_keeps_the_keys() throws SQLException {
        load(site(), FIRST);
        Map<String, byte[]> first = keys.read();

        ImportReport again = load(site(), SECOND);

        assertThat(again.files())
                .allMatch(file -> file.added() == 0
                        && file.changed() == 0
                        && file.vanished().isEmpty());
        assertThat(counts()).isEqualTo("1 2 3 2 2 5 2 3 2 2 2");
        assertThat(keys.read()).containsExactlyEntriesOf(first);
    }

    @Test
    void changed_rows_are_changed_and_vanished_rows_are_told_and_stay() throws SQLException {
        load(site(), FIRST);

        ImportReport report = load(
                site().with("assets.csv", "Wheelchair 1", "Wheelchair one")
                        .with("assets.csv", "BE-1,Bed 1,bed,,\n", "BE-2,Bed 2,bed,,\n")
                        .with("speaks-for.csv", "urn:dev:mac:0003,urn:dev:ow:0005\n", ""),
                SECOND);

        assertThat(file(report, "assets.csv"))
                .isEqualTo(new FileReport("assets.csv", 1, 1, 1, List.of("asset BE-1"), List.of(), List.of()));
        assertThat(file(report, "speaks-for.csv").vanished())
                .containsExactly("urn:dev:mac:0003 speaking for urn:dev:ow:0005");
        assertThat(database.rows("select id || '=' || name from asset order by id"))
                .containsExactly("BE-1=Bed 1", "BE-2=Bed 2", "PU-1=Pump 1, blue", "WC-1=Wheelchair one");
    }

    @Test
    void a_level_that_vanished_is_told_and_stays() throws SQLException {
        load(site(), FIRST);

        ImportReport report = load(
                site().with("site.json", ", \"l2\"", "")
                        .with("l1.geojson", "\"l2-a\"", "\"l1-b\"")
                        .with("devices.csv", ",l2-a,", ",l1-a,")
                        .with("storage-units.csv", ",l2-a,", ",l1-a,"),
                SECOND);

        assertThat(file(report, "site.json").vanished()).containsExactly("level l2 and all that is on it");
        assertThat(database.rows("select id from level order by id")).containsExactly("l1", "l2");
    }

    @Test
    void people_keep_their_status_and_their_holds() throws SQLException {
        load(site(), FIRST);
        database.execute("update asset set status = 'broken', held_by = 'nurse', held_until = now() where id = 'WC-1'");

        load(site().with("assets.csv", "Wheelchair 1", "Wheelchair one"), SECOND);

        assertThat(database.rows("select name, status, held_by from asset where id = 'WC-1'"))
                .containsExactly("Wheelchair one broken nurse");
    }

    @Test
    void two_assets_may_swap_their_tags() throws SQLException {
        load(site(), FIRST);

        ImportReport report = load(
                site().with("assets.csv", "3374257BF414828001F798DC", "swapping")
                        .with("assets.csv", "AC:23:3F:A1:B2:C3", "3374257BF414828001F798DC")
                        .with("assets.csv", "swapping", "AC:23:3F:A1:B2:C3"),
                SECOND);

        assertThat(report.problems()).isEmpty();
        assertThat(database.rows("select id, tag from asset where tag is not null order by id"))
                .containsExactly("PU-1 urn:epc:id:grai:0614141.21002.33003740", "WC-1 ac:23:3f:a1:b2:c3");
    }

    @Test
    void first_limits_and_sensors_count_since_ever_and_changes_since_the_import() throws SQLException {
        load(site(), FIRST);
        load(site().with("storage-units.csv", "2.0,8.0", "3.0,7.0"), SECOND);

        assertThat(database.rows(
                        "select since, low_cel, high_cel from unit_limits where unit_id = 'fridge-1' order by 1"))
                .containsExactly("-infinity 2 8", "2026-03-02 10:00:00+00 3 7");
        assertThat(assignments())
                .containsExactly(
                        "fridge-1 urn:dev:ow:0004 -infinity infinity", "fridge-2 urn:dev:ow:0005 -infinity infinity");
    }

    @Test
    void two_units_may_swap_their_sensors_and_each_keeps_its_past() throws SQLException {
        load(site(), FIRST);

        ImportReport report = load(
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
        load(site(), FIRST);
        load(site().with("storage-units.csv", "urn:dev:ow:0005", ""), SECOND);
        load(
                site().with("storage-units.csv", "urn:dev:ow:0005", "")
                        .withLine("storage-units.csv", "fridge-3,Fridge 3,l2-a,refrigerator,urn:dev:ow:0005,2,8,300"),
                SECOND.plusSeconds(60));

        assertThat(assignments())
                .contains(
                        "fridge-2 urn:dev:ow:0005 -infinity 2026-03-02 10:00:00+00",
                        "fridge-3 urn:dev:ow:0005 2026-03-02 10:01:00+00 infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets.csv", "devices.csv", "storage-units.csv", "speaks-for.csv"})
    void of_a_list_with_one_broken_row_nothing_is_stored_and_the_rest_is(String file) throws SQLException {
        load(site(), FIRST);
        String before = everythingOf(file);

        ImportReport report = load(
                site().with("assets.csv", "Pump 1", "Pump one")
                        .with("devices.csv", "RD-2", "RD-22")
                        .with("storage-units.csv", "fridge 1", "fridge one")
                        .withLine("speaks-for.csv", "urn:dev:mac:0003,urn:dev:mac:0002")
                        .withLine(file, "a broken row"),
                SECOND);

        assertThat(report.complete()).isFalse();
        assertThat(report.files().stream().filter(each -> !each.stored()))
                .extracting(FileReport::file)
                .containsExactly(file);
        assertThat(everythingOf(file)).isEqualTo(before);
        assertThat(report.files().stream().filter(each -> each.changed() + each.added() > 0))
                .hasSize(3);
    }

    @Test
    void of_a_folder_with_a_broken_plan_nothing_that_leans_on_it_is_stored() throws SQLException {
        ImportReport report = load(site().with("l2.geojson", "\"unit\",\"geometry\"", "\"unit\",\"nothing\""), FIRST);

        assertThat(report.complete()).isFalse();
        assertThat(counts()).isEqualTo("1 0 0 0 0 0 0 0 0 0 0");
        assertThat(keys.read()).isEmpty();
    }

    @Test
    void with_a_broken_plan_later_the_stored_one_stays_and_the_others_are_stored() throws SQLException {
        load(site(), FIRST);

        ImportReport report =
                load(site().with("l2.geojson", "Pharmacy", " ").with("l1.geojson", "Ward A", "Ward one"), SECOND);

        assertThat(report.files().stream().filter(each -> !each.stored()))
                .extracting(FileReport::file)
                .containsExactly("l2.geojson");
        assertThat(database.rows("select name from zone order by id"))
                .containsExactly("Ward one", "Changing room", "Pharmacy");
    }

    @Test
    void without_site_json_nothing_at_all_is_stored() throws SQLException {
        ImportReport report = load(site().without("site.json"), FIRST);

        assertThat(report.problems()).extracting(Problem::toString).contains("site.json: The file is missing.");
        assertThat(counts()).isEqualTo("0 0 0 0 0 0 0 0 0 0 0");
    }

    @Test
    void two_readers_with_one_urn_leave_nothing_half_stored() throws SQLException {
        ImportReport report = load(site().with("devices.csv", "mac:0002", "mac:0001"), FIRST);

        assertThat(file(report, "devices.csv").stored()).isFalse();
        assertThat(database.rows("select count(*) from device")).containsExactly("0");
    }

    @Test
    void what_the_database_refuses_is_told_and_rolled_back() throws SQLException {
        database.execute("alter table asset add check (name <> 'Bed 1')");

        ImportReport report = load(site(), FIRST);

        assertThat(file(report, "assets.csv").refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("The database refused it: "));
        assertThat(counts()).isEqualTo("1 2 3 2 2 5 2 0 2 2 2");
    }

    @Test
    void a_list_of_assets_alone_adds_and_changes() throws SQLException {
        load(site(), FIRST);

        ImportReport report =
                importer().runAssets("id,name,kind,tag,home_zone\nBE-1,Bed one,bed,,l1-a\nBE-2,Bed 2,bed,,\n");

        assertThat(file(report, "assets.csv").added()).isEqualTo(1);
        assertThat(file(report, "assets.csv").changed()).isEqualTo(1);
        assertThat(database.rows("select count(*) from asset")).containsExactly("4");
    }

    @Test
    void the_report_reads_as_text() throws SQLException {
        assertThat(load(site().with("assets.csv", "bed,,", "bed,,l9-z"), FIRST).asText())
                .contains("devices.csv: 5 added, 0 changed, 0 unchanged\n")
                .contains("assets.csv: refused, nothing of it was stored\n"
                        + "  refused: assets.csv line 4: There is no zone 'l9-z'.\n")
                .endsWith("Refused files were not stored; the others were.\n");
    }

    @Test
    void the_demo_hospital_is_stored_without_a_problem() throws SQLException, IOException {
        Map<String, String> demo =
                SiteFolder.read(Path.of(System.getProperty("wardkeeper.root"), "floorplans", "demo"));

        ImportReport first = importer().run(demo, FIRST);
        ImportReport second = importer().run(demo, SECOND);

        assertThat(first.problems()).isEmpty();
        assertThat(first.files()).allMatch(file -> file.warnings().isEmpty());
        assertThat(second.files())
                .allMatch(file ->
                        file.added() + file.changed() == 0 && file.vanished().isEmpty());
        assertThat(database.rows("select count(*) >= 80 from zone")).containsExactly("t");
        assertThat(database.rows("select count(*) from reader where zone_id is null"))
                .containsExactly("0");
        try (Connection connection = database.open()) {
            SiteMap map = SiteMap.load(connection);
            String start = map.zones().get(0).id();
            assertThat(map.zones()).allMatch(zone -> map.distancesFrom(start)
                    .metresTo(zone.id(), zone.label())
                    .isPresent());
        }
    }

    private ImportReport load(SmallSite site, Instant now) throws SQLException {
        return importer().run(site.files(), now);
    }

    private SiteImport importer() {
        return new SiteImport(database::open, keys::addMissing);
    }

    private static FileReport file(ImportReport report, String name) {
        return report.files().stream()
                .filter(file -> file.file().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static List<String> added(ImportReport report) {
        return report.files().stream()
                .map(file -> file.file() + " " + file.added())
                .toList();
    }

    private String everythingOf(String file) throws SQLException {
        return switch (file) {
            case "assets.csv" ->
                database.rows("select * from asset order by id").toString();
            case "devices.csv" ->
                database.rows("select * from device order by id").toString();
            case "speaks-for.csv" ->
                database.rows("select * from speaks_for order by 1, 2").toString();
            default -> database.rows("select * from storage_unit order by id").toString();
        };
    }

    private List<String> assignments() throws SQLException {
        return database.rows(
                """
                select a.unit_id, d.urn, a.since, a.until
                from sensor_assignment a join device d on d.id = a.device_id order by a.unit_id, a.since
                """);
    }

    /** Rows of site, level, zone, opening, reader, device, speaks_for, asset, storage_unit, limits and assignments. */
    private String counts() throws SQLException {
        return database.rows(
                        """
                        select (select count(*) from site), (select count(*) from level), (select count(*) from zone),
                               (select count(*) from opening), (select count(*) from reader),
                               (select count(*) from device), (select count(*) from speaks_for),
                               (select count(*) from asset), (select count(*) from storage_unit),
                               (select count(*) from unit_limits), (select count(*) from sensor_assignment)
                        """)
                .get(0);
    }
}
