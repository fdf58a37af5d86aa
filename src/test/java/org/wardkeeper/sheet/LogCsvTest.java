package org.wardkeeper.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;

class LogCsvTest {

    private static final Sensor PROBE = new Sensor("urn:dev:ow:28f0ba19", 1, Sensor.ALWAYS, Sensor.FOREVER);
    private static final Sensor ODD = new Sensor("=cmd|'a,\"b\"", 2, Sensor.ALWAYS, Sensor.FOREVER);

    @Test
    void a_line_tells_one_reading_with_the_limits_it_was_judged_by() {
        assertThat(csv(csv -> csv.row(reading("2026-03-01T07:00:00Z", 4.6))))
                .isEqualTo(
                        """
                        unit,sensor,measured,received,celsius,status,reason,low_cel,high_cel,claimed,until,arrival,previous,hash
                        fridge-1,urn:dev:ow:28f0ba19,2026-03-01T08:00:00+01:00,2026-03-01T08:00:01.500+01:00,4.6,in-range,,2.0,8.0,,,,,
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void out_of_range_is_told_by_its_direction() {
        assertThat(csv(csv -> csv.row(reading("2026-03-01T07:00:00Z", 8.01)))).contains(",8.01,above,,2.0,8.0,");
        assertThat(csv(csv -> csv.row(reading("2026-03-01T07:00:00Z", -0.5)))).contains(",-0.5,below,,2.0,8.0,");
    }

    @Test
    void a_missing_value_is_a_line_with_its_reason_and_no_number() {
        long at = micros("2026-03-01T07:00:00Z");

        assertThat(csv(csv -> csv.row(new LogRow(PROBE, at, Double.NaN, 1, at, LogRow.NOT_CLAIMED))))
                .endsWith("2026-03-01T08:00:00+01:00,,missing,probe-missing,2.0,8.0,,,,,\r\n");
    }

    @Test
    void a_chained_row_tells_its_hash_and_what_it_is_chained_to_where_that_is_not_the_row_before() {
        long at = micros("2026-03-01T07:00:00Z");
        LogRow row = new LogRow(PROBE, at, 5, 0, at, LogRow.NOT_CLAIMED, new LogRow.Link(12_345, 0));
        byte[] hash = HexFormat.of().parseHex("ab".repeat(32));

        assertThat(csv(csv -> {
                    csv.chained(new byte[32], hash);
                    csv.row(row);
                    csv.chained(null, hash);
                    csv.row(row);
                }))
                .contains(",5.0,in-range,,2.0,8.0,,,12345," + "00".repeat(32) + ',' + "ab".repeat(32) + "\r\n")
                .contains(",5.0,in-range,,2.0,8.0,,,12345,," + "ab".repeat(32) + "\r\n");
    }

    @Test
    void a_claim_from_the_future_stands_beside_its_arrival() {
        long at = micros("2026-03-01T07:00:00Z");

        assertThat(csv(csv -> csv.row(new LogRow(PROBE, at, 5, 0, at, micros("2026-03-01T09:00:00Z")))))
                .endsWith(",5.0,in-range,,2.0,8.0,2026-03-01T10:00:00+01:00,,,,\r\n");
    }

    @Test
    void a_gap_says_from_when_until_when() {
        long from = micros("2026-03-01T07:00:00Z");
        long to = micros("2026-03-01T12:00:00Z");

        assertThat(csv(csv -> csv.gap(PROBE, from, to)))
                .endsWith("fridge-1,urn:dev:ow:28f0ba19,2026-03-01T08:00:00+01:00,,,gap,no-readings,2.0,8.0,,"
                        + "2026-03-01T13:00:00+01:00,,,\r\n");
        assertThat(csv(csv -> csv.gap(null, from, to)))
                .endsWith(
                        "fridge-1,,2026-03-01T08:00:00+01:00,,,gap,no-sensor,2.0,8.0,,2026-03-01T13:00:00+01:00,,,\r\n");
    }

    @Test
    void every_line_has_as_many_cells_as_the_header() {
        long at = micros("2026-03-01T07:00:00Z");
        String text = csv(csv -> {
            csv.row(reading("2026-03-01T07:00:00Z", 4.6));
            csv.row(new LogRow(PROBE, at, Double.NaN, 2, at, at));
            csv.gap(PROBE, at, at + 1);
            csv.gap(null, at, at + 1);
        });

        assertThat(text.lines()).hasSize(5).allSatisfy(line -> assertThat(line.split(",", -1))
                .hasSize(14));
    }

    @Test
    void the_repeated_hour_of_autumn_is_told_apart_by_its_offset() {
        String text = csv(csv -> {
            csv.row(reading("2026-10-25T00:30:00Z", 5));
            csv.row(reading("2026-10-25T01:30:00Z", 5));
        });

        assertThat(text).contains(",2026-10-25T02:30:00+02:00,").contains(",2026-10-25T02:30:00+01:00,");
    }

    @Test
    void text_that_a_spreadsheet_would_run_is_made_harmless_and_a_negative_number_stays_one() {
        assertThat(LogCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(LogCsv.cell("+1")).isEqualTo("'+1");
        assertThat(LogCsv.cell("-1")).isEqualTo("'-1");
        assertThat(LogCsv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(LogCsv.cell("\tx")).isEqualTo("'\tx");
        assertThat(LogCsv.cell("\rx")).isEqualTo("\"'\rx\"");
        assertThat(csv(csv -> csv.row(new LogRow(ODD, 0, -20, 0, 0, LogRow.NOT_CLAIMED))))
                .contains("fridge-1,\"'=cmd|'a,\"\"b\"\"\",1970-01-01T01:00:00+01:00,")
                .contains(",-20.0,below,");
    }

    @Test
    void of_a_long_log_nothing_is_lost() {
        int rows = 20_000;
        String text = csv(csv -> {
            for (int i = 0; i < rows; i++) {
                csv.row(reading("2026-03-01T07:00:00Z", i / 1000.0));
            }
        });

        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(rows + 1);
        assertThat(lines.get(rows)).contains(",19.999,above,");
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(14));
    }

    private static LogRow reading(String at, double celsius) {
        long measured = micros(at);
        return new LogRow(PROBE, measured, celsius, 0, measured + 1_500_000, LogRow.NOT_CLAIMED);
    }

    private static String csv(Consumer<LogCsv> story) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LimitsHistory limits = new LimitsHistory(List.of(new LimitsHistory.Since(Sensor.ALWAYS, new Limits(2, 8))));
        LogCsv csv = new LogCsv("fridge-1", limits, ZoneId.of("Europe/Vienna"), out::write);
        csv.header();
        story.accept(csv);
        return out.toString(UTF_8);
    }

    private static long micros(String instant) {
        return Micros.of(Instant.parse(instant));
    }
}
