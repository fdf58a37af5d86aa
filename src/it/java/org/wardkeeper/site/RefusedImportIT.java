package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.sitefolder.SmallSite.site;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.sitefolder.Problem;

/** What of a bad folder is stored all the same, and what is not. */
class RefusedImportIT extends IntoEmptyHospital {
    @ParameterizedTest
    @ValueSource(strings = {"assets.csv", "devices.csv", "storage-units.csv", "speaks-for.csv"})
    void of_a_list_with_one_broken_row_nothing_is_stored_and_the_rest_is(String file) throws SQLException {
        hospital.load(site(), FIRST);
        String before = everythingOf(file);

        ImportReport report = hospital.load(
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
        ImportReport report =
                hospital.load(site().with("l2.geojson", "\"unit\",\"geometry\"", "\"unit\",\"nothing\""), FIRST);

        assertThat(report.complete()).isFalse();
        assertThat(hospital.counts()).isEqualTo("1 0 0 0 0 0 0 0 0 0 0");
        assertThat(hospital.keys().read()).isEmpty();
    }

    @Test
    void with_a_broken_plan_later_the_stored_one_stays_and_the_others_are_stored() throws SQLException {
        hospital.load(site(), FIRST);

        ImportReport report = hospital.load(
                site().with("l2.geojson", "Pharmacy", " ").with("l1.geojson", "Ward A", "Ward one"), SECOND);

        assertThat(report.files().stream().filter(each -> !each.stored()))
                .extracting(FileReport::file)
                .containsExactly("l2.geojson");
        assertThat(hospital.database().rows("select name from zone order by id"))
                .containsExactly("Ward one", "Changing room", "Pharmacy");
    }

    @Test
    void without_site_json_nothing_at_all_is_stored() throws SQLException {
        ImportReport report = hospital.load(site().without("site.json"), FIRST);

        assertThat(report.problems()).extracting(Problem::toString).contains("site.json: The file is missing.");
        assertThat(hospital.counts()).isEqualTo("0 0 0 0 0 0 0 0 0 0 0");
    }

    @Test
    void two_readers_with_one_urn_leave_nothing_half_stored() throws SQLException {
        ImportReport report = hospital.load(site().with("devices.csv", "mac:0002", "mac:0001"), FIRST);

        assertThat(EmptyHospital.file(report, "devices.csv").stored()).isFalse();
        assertThat(hospital.database().rows("select count(*) from device")).containsExactly("0");
    }

    @Test
    void what_the_database_refuses_is_told_and_rolled_back() throws SQLException {
        hospital.database().execute("alter table asset add check (name <> 'Bed 1')");

        ImportReport report = hospital.load(site(), FIRST);

        assertThat(EmptyHospital.file(report, "assets.csv").refused())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("The database refused it: "));
        assertThat(hospital.counts()).isEqualTo("1 2 3 2 2 5 2 0 2 2 2");
    }

    @Test
    void a_file_that_cannot_be_audited_is_not_stored() throws SQLException {
        hospital.database().execute("alter table audit_entry add check (subject <> 'assets.csv')");

        ImportReport report = hospital.load(site(), FIRST);

        assertThat(EmptyHospital.file(report, "assets.csv").stored()).isFalse();
        assertThat(hospital.counts()).isEqualTo("1 2 3 2 2 5 2 0 2 2 2");
    }

    @Test
    void the_report_reads_as_text() throws SQLException {
        assertThat(hospital.load(site().with("assets.csv", "bed,,", "bed,,l9-z"), FIRST)
                        .asText())
                .contains("devices.csv: 5 added, 0 changed, 0 unchanged\n")
                .contains("assets.csv: refused, nothing of it was stored\n"
                        + "  refused: assets.csv line 4: There is no zone 'l9-z'.\n")
                .endsWith("Refused files were not stored; the others were.\n");
    }

    private String everythingOf(String file) throws SQLException {
        return switch (file) {
            case "assets.csv" ->
                hospital.database().rows("select * from asset order by id").toString();
            case "devices.csv" ->
                hospital.database().rows("select * from device order by id").toString();
            case "speaks-for.csv" ->
                hospital.database()
                        .rows("select * from speaks_for order by 1, 2")
                        .toString();
            default ->
                hospital.database()
                        .rows("select * from storage_unit order by id")
                        .toString();
        };
    }
}
