package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.kit.SenmlRecord.Quantity;
import org.wardkeeper.adapter.kit.SenmlRecord.Text;

class StorageReportsTest {

    private static final long NOON = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MONTH = Duration.ofDays(30).toMillis();

    @Property(tries = 60)
    void the_same_instant_always_gives_the_same_report(
            @ForAll @IntRange(max = 24) int unit, @ForAll @LongRange(max = 720) long hours) {
        long from = NOON - hours * HOUR;

        assertThat(Demo.reports(unit).between(from, from + 6 * HOUR))
                .isEqualTo(Demo.reports(unit).between(from, from + 6 * HOUR));
    }

    @Property(tries = 60)
    void a_period_reported_in_parts_is_the_period_reported_at_once(
            @ForAll @IntRange(max = 24) int unit, @ForAll @LongRange(min = 1, max = 21_600_000) long split) {
        StorageReports reports = Demo.reports(unit);
        List<SenmlRecord> parts = new ArrayList<>(reports.between(NOON, NOON + split));
        parts.addAll(reports.between(NOON + split, NOON + 6 * HOUR));

        assertThat(parts).containsExactlyInAnyOrderElementsOf(reports.between(NOON, NOON + 6 * HOUR));
    }

    @Property(tries = 25)
    void no_two_records_of_a_month_claim_the_same_name_and_instant(@ForAll @IntRange(max = 24) int unit) {
        assertThat(Demo.reports(unit).between(NOON - MONTH, NOON))
                .extracting(item -> item.name() + item.atMillis().orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_unit_without_an_incident_stays_within_its_limits_for_a_month() {
        for (int unit = 0; unit < 25; unit++) {
            if (Incident.ofUnit(unit) == Incident.NONE || Incident.ofUnit(unit) == Incident.GAP) {
                Site.StorageUnit stored = Demo.SITE.storageUnits().get(unit);
                assertThat(celsius(unit))
                        .as(stored.id())
                        .allMatch(celsius -> celsius >= stored.lowCelsius() && celsius <= stored.highCelsius());
            }
        }
    }

    @Test
    void an_excursion_of_two_hours_happens_once_a_month() {
        Site.StorageUnit unit = Demo.SITE.storageUnits().get(0);
        long above = celsius(0).stream()
                .filter(celsius -> celsius > unit.highCelsius())
                .count();

        assertThat(Incident.ofUnit(0)).isEqualTo(Incident.EXCURSION);
        assertThat(Duration.ofSeconds(above * unit.intervalSeconds()))
                .isBetween(Duration.ofMinutes(115), Duration.ofMinutes(150));
    }

    @Test
    void a_gap_of_some_hours_happens_once_a_month() {
        List<Long> times = temperatures(1).stream()
                .map(item -> item.atMillis().orElseThrow())
                .toList();
        long longest = LongStream.range(1, times.size())
                .map(i -> times.get((int) i) - times.get((int) i - 1))
                .max()
                .orElseThrow();

        assertThat(Duration.ofMillis(longest)).isBetween(Duration.ofHours(3), Duration.ofHours(4));
    }

    @Test
    void a_probe_that_is_pulled_out_says_so_and_gives_no_number() {
        assertThat(temperatures(2))
                .filteredOn(item -> item.value() instanceof Text)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.value()).isEqualTo(new Text("probe-missing")));
    }

    @Test
    void a_power_cut_shows_at_the_plug_and_warms_the_unit() {
        assertThat(Demo.reports(3).between(NOON - MONTH, NOON))
                .filteredOn(item -> item.name().equals("power"))
                .extracting(SenmlRecord::value)
                .contains(new Quantity(0));
        assertThat(celsius(3)).anyMatch(celsius -> celsius > -16);
    }

    @Test
    void values_are_whole_tenths_of_a_degree() {
        assertThat(celsius(0)).allMatch(celsius -> celsius == Math.round(celsius * 10) / 10.0);
    }

    @Test
    void a_door_left_open_turns_the_unit_too_warm_within_three_minutes_and_it_recovers() {
        Site.StorageUnit unit = Demo.SITE.storageUnits().get(14);
        StorageReports watched = new StorageReports(
                unit, new StorageClimate(unit, 14, Demo.SITE.timeZone()), Optional.of(new LeftOpenDoor(NOON + 20_500)));

        assertThat(watched.celsius(NOON)).isLessThanOrEqualTo(8);
        assertThat(watched.celsius(NOON + 3 * 60_000)).isGreaterThan(8);
        assertThat(watched.celsius(NOON + 15 * 60_000)).isLessThanOrEqualTo(8);
        assertThat(watched.celsius(NOON + 23 * 60_000)).isGreaterThan(8);
        assertThat(watched.between(NOON, NOON + 10 * 60_000))
                .contains(
                        SenmlRecord.event(unit.device(), "door", true, NOON + 20_500),
                        SenmlRecord.event(unit.device(), "door", false, NOON + 380_500));
    }

    private static List<SenmlRecord> temperatures(int unit) {
        return Demo.reports(unit).between(NOON - MONTH, NOON).stream()
                .filter(item -> item.name().equals("temperature"))
                .toList();
    }

    private static List<Double> celsius(int unit) {
        return temperatures(unit).stream()
                .filter(item -> item.value() instanceof Quantity)
                .map(item -> ((Quantity) item.value()).number())
                .toList();
    }
}
