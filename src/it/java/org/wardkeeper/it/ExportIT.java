package org.wardkeeper.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.site.SiteImports;
import org.wardkeeper.verify.VerifyCommand;

/** Logs as they leave the house, checked as whoever receives them does: without the server. */
@ExtendWith(ArquillianExtension.class)
class ExportIT {

    private static final String UNIT = "/api/storage-units/it-exported";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An hour of its own for every test. */
    private static Instant begin = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);

    @Inject
    private SiteImports imports;

    @Inject
    private CoapDoor door;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    @BeforeEach
    void anHourOfReadings() throws Exception {
        assertThat(imports.importSite(TestSite.files()).problems()).isEmpty();
        begin = begin.plus(1, ChronoUnit.HOURS);
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            List<String> late = new ArrayList<>();
            List<String> inTime = new ArrayList<>();
            for (int minute = 0; minute < 30; minute++) {
                (minute % 7 == 3 ? late : inTime)
                        .add(Pack.temperature(
                                TestSite.EXPORTED,
                                minute < 20 ? 4.5 + minute / 10.0 : 9.25,
                                begin.plusSeconds(60L * minute).getEpochSecond()));
            }
            assertThat(wire.post(Pack.of(inTime.toArray(String[]::new)))).isEqualTo("2.04");
            assertThat(wire.post(Pack.of(late.toArray(String[]::new)))).isEqualTo("2.04");
        }
    }

    @Test
    void every_form_is_as_exported_and_says_what_was_asked() throws Exception {
        for (String format : List.of("zip", "xlsx", "pdf")) {
            String said = verified(export(format), 0);
            assertThat(said)
                    .contains("30 readings, each chained to the one before", "excursions.csv, 2 lines, as exported");
        }
    }

    @Test
    void what_is_printed_names_its_contents_its_key_every_gap_and_what_there_is_none_of() throws Exception {
        Path zip = export("zip");
        String printed;
        try (PDDocument document = Loader.loadPDF(export("pdf").toFile())) {
            printed = new PDFTextStripper().getText(document);
        }

        JsonNode manifest = new ObjectMapper().readTree(entry(zip, "manifest.json"));
        assertThat(printed)
                .contains("key " + manifest.at("/key/id").asText() + " of the site")
                .contains(manifest.at("/tables/0/sha256").asText())
                .contains("Without readings: ", "Lot none noted", "There is no certificate on record.");
        assertThat(manifest.at("/attention").toString()).contains("no calibration certificate on record");
        assertThat(manifest.at("/period/from").asText()).matches("[-0-9]+T[0-9]{2}:[0-9]{2}:[0-9]{2}[+][0-9:]{5}");
        assertThat(entry(zip, "excursions.csv")).containsPattern(",[-0-9]+T[0-9]{2}:[0-9]{2}:[0-9]{2}[+]");
    }

    @Test
    void a_csv_has_its_manifest_where_its_header_says() throws Exception {
        HttpResponse<String> csv = compliance().get(UNIT + "/log" + period() + "&format=csv");
        String link = csv.headers().firstValue("Link").orElseThrow();
        JsonNode manifest = compliance().json(link.substring(1, link.indexOf('>')));
        String text = compliance().get(link.substring(1, link.indexOf('>'))).body();

        Path folder = Files.createTempDirectory("export");
        Path file = Files.writeString(folder.resolve("fridge.csv"), csv.body());
        Files.writeString(folder.resolve("manifest.json"), text);

        assertThat(verified(file, 0)).contains("30 readings");
        assertThat(manifest.at("/unit/name").asText()).isEqualTo("=Exported fridge");
        assertThat(manifest.at("/summary/received").asInt()).isEqualTo(30);
        assertThat(manifest.at("/summary/excursions").asInt()).isEqualTo(1);
        assertThat(manifest.at("/intervals/0/seconds").asInt()).isPositive();
        assertThat(manifest.at("/rules/0/rules").findValuesAsText("name"))
                .contains("WHO heat", "WHO freeze", "WHO door", "WHO power");
        assertThat(manifest.at("/generated/by").asText()).isEqualTo("compliance");
        assertThat(manifest.at("/sensors/0/serial").asText()).isEqualTo("S-3");
    }

    @Test
    void several_units_are_one_zip_with_a_folder_each() throws Exception {
        Path zip = download("/api/storage-units/log" + period() + "&units=it-exported,it-other", "zip");

        assertThat(verified(zip, 0)).contains("it-exported/ readings.csv, ", "it-other/ readings.csv, ");
    }

    @Test
    void several_units_are_one_zip_with_a_pdf_each_of_which_none_is_left_out_unseen() throws Exception {
        Path whole = zipOf(download("/api/storage-units/log" + period() + "&units=it-exported,it-other", "pdf"));
        Path less = without("it-other.pdf", whole);

        assertThat(verified(whole, 0)).contains("it-exported.pdf/ readings.csv, ", "it-other.pdf/ readings.csv, ");
        assertThat(verified(less, 1)).contains("storage unit it-other is missing");
    }

    private static Path zipOf(Path downloaded) throws Exception {
        return Files.move(downloaded, downloaded.resolveSibling("logs.zip"));
    }

    private static Path without(String entry, Path zip) throws Exception {
        Path less = Files.copy(zip, zip.resolveSibling("less.zip"));
        try (FileSystem inside = FileSystems.newFileSystem(less)) {
            Files.delete(inside.getPath(entry));
        }
        return less;
    }

    @Test
    void a_period_that_begins_before_what_is_kept_says_so() throws Exception {
        new Rows(database)
                .execute("insert into dropped_month (month, readings, streams) values ('2001-01-01', 1, 1)"
                        + " on conflict do nothing");

        Path zip = download(UNIT + "/log?from=2000-12-31T00:00:00Z&to=2001-03-01T00:00:00Z&format=zip", "zip");

        assertThat(verified(zip, 0)).contains("excursions.csv, 1 line, as exported");
        assertThat(entry(zip, "manifest.json")).contains("readingsKeptFrom").contains("2001-02-01T0");
    }

    @Test
    void what_was_changed_in_the_database_is_named_in_the_export() throws Exception {
        new Rows(database)
                .execute("set session_replication_role = replica; update reading set value = 5.55 where at = '"
                        + begin.plusSeconds(600) + "' and value = 5.5; set session_replication_role = default");

        String said = verified(export("zip"), 1);

        assertThat(said).contains("readings.csv line 12").contains("is not what was stored");
        assertThat(said.lines().filter(line -> line.startsWith("  readings.csv")))
                .hasSize(1);
    }

    @Test
    void a_correction_stands_beside_the_reading_and_changes_no_figure() throws Exception {
        String said = "{\"at\":\"%s\",\"celsius\":4.5,\"reason\":\"=probe lay on the table\"}"
                .formatted(begin.plusSeconds(1_500));
        HttpResponse<String> made = compliance().send("POST", UNIT + "/corrections", said);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(Caller.json(made).at("/items/0/celsius").asDouble()).isEqualTo(9.25);
        Path zip = export("zip");
        assertThat(verified(zip, 0)).contains("corrections.csv, 2 lines, as exported");
        assertThat(entry(zip, "corrections.csv")).contains(",9.25,4.5,", ",compliance,'=probe lay on the table,");
        assertThat(entry(zip, "readings.csv")).contains(",9.25,above,");
        assertThat(Caller.as(base.getPort(), "nurse")
                        .send("POST", UNIT + "/corrections", said)
                        .statusCode())
                .isEqualTo(403);
        assertThat(compliance()
                        .send("POST", UNIT + "/corrections", said.replace(":00Z", ":30Z"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_period_without_data_says_so_and_is_still_as_exported() throws Exception {
        Path zip = download(UNIT + "/log?from=2020-03-01&to=2020-03-02", "zip");

        assertThat(verified(zip, 0)).contains("0 readings");
        assertThat(entry(zip, "manifest.json")).contains("\"noData\" : true");
    }

    @Test
    void who_has_exported_what_is_listed() throws Exception {
        export("xlsx");

        JsonNode entries = compliance().json("/api/exports?limit=20").path("items");
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.path("format").asText()).isEqualTo("xlsx");
            assertThat(entry.path("by").asText()).isEqualTo("compliance");
            assertThat(entry.path("state").asText()).isEqualTo("done");
            assertThat(entry.at("/units/0").asText()).isEqualTo("it-exported");
            assertThat(Instant.parse(entry.path("from").asText())).isEqualTo(begin);
        });
        assertThat(Caller.as(base.getPort(), "nurse").get("/api/exports").statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_called_off_ends_as_such_and_leaves_no_file_that_passes_for_a_log() throws Exception {
        Path file = Files.createTempDirectory("export").resolve("log.zip");
        try (Connection holding = database.getConnection()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table manual_check in access exclusive mode"); // The export waits.
            var answer = HttpClient.newHttpClient()
                    .sendAsync(
                            compliance()
                                    .request(UNIT + "/log" + period() + "&format=zip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofFile(file));
            Await.until(PATIENCE, () -> running().isPresent());
            String path = "/api/exports/" + running().orElseThrow().path("id").asText();
            assertThat(Caller.as(base.getPort(), "nurse")
                            .send("DELETE", path, null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(compliance().send("DELETE", path, null).statusCode()).isEqualTo(204);
            holding.rollback();

            Await.until(PATIENCE, () -> entry(path).path("state").asText().equals("called-off"));
            assertThat(answer.handle((whole, broken) -> broken != null || whole.statusCode() >= 500)
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(compliance().send("DELETE", path, null).statusCode()).isEqualTo(404);
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void ten_thousand_excursions_are_exported_in_every_form_as_they_are() throws Exception {
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(4));
        int readings = 20_000;
        Instant to = from.plusSeconds(10L * readings);
        try (Wire wire = Wire.plain(door.plainPort().orElseThrow())) {
            assertThat(wire.post(Pack.of(
                            Pack.temperature(TestSite.RESTLESS, 9, from.getEpochSecond()),
                            Pack.temperature(TestSite.RESTLESS, 5, to.getEpochSecond() - 10))))
                    .isEqualTo("2.04");
        }
        new ManyRows(database, TestSite.RESTLESS).between(from, readings);

        for (String format : List.of("csv", "zip", "xlsx", "pdf")) {
            Path file = download("/api/storage-units/it-restless/log?from=" + from + "&to=" + to, format);
            if (format.equals("csv")) {
                assertThat(Files.lines(file)).hasSize(readings + 1);
            } else {
                assertThat(verified(file, 0))
                        .contains(readings + " readings, each chained", "excursions.csv, 10001 lines, as exported");
            }
        }
    }

    private Optional<JsonNode> running() throws Exception {
        for (JsonNode entry : compliance().json("/api/exports?limit=20").path("items")) {
            if (entry.path("state").asText().equals("running")) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private JsonNode entry(String path) throws Exception {
        for (JsonNode entry : compliance().json("/api/exports?limit=50").path("items")) {
            if (path.endsWith(entry.path("id").asText())) {
                return entry;
            }
        }
        throw new AssertionError(path + " is not in the list");
    }

    @Test
    void the_site_key_is_shown_without_its_private_part() throws Exception {
        JsonNode key = Caller.as(base.getPort(), "nurse").json("/api/evidence/key");

        assertThat(key.path("pem").asText())
                .startsWith("-----BEGIN PUBLIC KEY-----")
                .doesNotContain("PRIVATE");
        Path pem = Files.writeString(
                Files.createTempFile("site", ".pem"), key.path("pem").asText());
        assertThat(run(List.of("--key", pem.toString(), export("zip").toString()), 0))
                .contains("which is the site's");
    }

    private String period() {
        return "?from=" + begin + "&to=" + begin.plus(1, ChronoUnit.HOURS);
    }

    private Path export(String format) throws Exception {
        return download(UNIT + "/log" + period(), format);
    }

    private Path download(String path, String format) throws Exception {
        Path file = Files.createTempDirectory("export").resolve("log." + format);
        HttpResponse<Path> answer = HttpClient.newHttpClient()
                .send(compliance().request(path + "&format=" + format).build(), HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        return file;
    }

    private static String entry(Path zip, String name) throws Exception {
        try (var file = new java.util.zip.ZipFile(zip.toFile());
                var in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String verified(Path file, int code) {
        return run(List.of(file.toString()), code);
    }

    private static String run(List<String> arguments, int code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, UTF_8);
        int ended = VerifyCommand.run(arguments, both, both);
        String said = out.toString(UTF_8);
        assertThat(ended).as(said).isEqualTo(code);
        return said;
    }

    private Caller compliance() {
        return Caller.as(base.getPort(), "compliance");
    }
}
