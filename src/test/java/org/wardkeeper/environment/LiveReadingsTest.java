package org.wardkeeper.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/** The newest observation of a stream, however the network shuffles what it carries. */
class LiveReadingsTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String TEMPERATURE = Quantity.TEMPERATURE.recordName();

    private final LiveReadings readings = new LiveReadings();
    private final List<Integer> told = new ArrayList<>();

    @Test
    void a_late_reading_is_history_and_nobody_is_told() {
        readings.onChange(told::add);
        readings.learn(reading(1, 60, 5));
        readings.learn(reading(1, 0, 9));
        assertThat(value(1)).isEqualTo(5);
        assertThat(told).containsExactly(1);
    }

    @Test
    void a_repeat_changes_nothing_and_nobody_is_told() {
        readings.onChange(told::add);
        readings.learn(reading(1, 0, 5));
        readings.learn(reading(1, 0, 5));
        assertThat(told).containsExactly(1);
    }

    @Test
    void a_claim_from_the_future_is_never_the_newest() {
        readings.onChange(told::add);
        readings.learn(reading(1, 0, 5));
        readings.learn(flagged(1, 60, 40));
        assertThat(value(1)).isEqualTo(5);
        assertThat(told).containsExactly(1);
    }

    @Test
    void a_sensor_that_says_why_it_has_no_value_replaces_the_value_it_had() {
        readings.learn(reading(1, 0, 5));
        readings.learn(missing(1, 60));
        assertThat(readings.of(1, TEMPERATURE).orElseThrow().missing()).contains("probe-missing");
    }

    @Property
    void it_never_moves_backwards(@ForAll("arrivals") List<Durable> arrivals) {
        var reached = new HashMap<Integer, Instant>();
        for (Durable arrival : arrivals) {
            readings.learn(arrival);
            readings.of(arrival.device().id(), TEMPERATURE).ifPresent(latest -> {
                Instant before = reached.put(latest.deviceId(), latest.at());
                assertThat(before == null || !latest.at().isBefore(before)).isTrue();
            });
        }
    }

    /** Two rows of one stream at one time say the same: what contradicts was refused before. */
    @Property
    void it_depends_on_what_was_committed_and_not_on_the_order_of_arrival(
            @ForAll("arrivals") List<Durable> arrivals, @ForAll long seed) {
        var shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(after(shuffled)).isEqualTo(after(arrivals));
        assertThat(after(arrivals)).isEqualTo(newest(arrivals));
    }

    private static Map<Integer, Latest> after(List<Durable> arrivals) {
        var readings = new LiveReadings();
        arrivals.forEach(readings::learn);
        var all = new HashMap<Integer, Latest>();
        for (int device = 1; device <= 3; device++) {
            int id = device;
            readings.of(id, TEMPERATURE).ifPresent(latest -> all.put(id, latest));
        }
        return all;
    }

    /** The same by the slow way: of what is not flagged, the one measured last. */
    private static Map<Integer, Latest> newest(List<Durable> arrivals) {
        var all = new HashMap<Integer, Latest>();
        for (int device = 1; device <= 3; device++) {
            int id = device;
            arrivals.stream()
                    .filter(row -> row.device().id() == id && !row.timing().isFlagged())
                    .max(Comparator.comparing(row -> row.timing().at()))
                    .ifPresent(row -> all.put(
                            id,
                            new Latest(
                                    id,
                                    row.stream(),
                                    row.value(),
                                    row.missing().map(MissingReason::word),
                                    row.timing().at())));
        }
        return all;
    }

    @Provide
    Arbitrary<List<Durable>> arrivals() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.of("measured", "measured", "flagged", "missing"))
                .as((device, second, kind) -> row(device, second, kind))
                .list()
                .ofMaxSize(30);
    }

    /** What a row says follows from its stream and time, as it does where contradictions are refused. */
    private static Durable row(int device, int second, String kind) {
        if (kind.equals("flagged")) {
            return flagged(device, second, 99);
        }
        return second % 5 == 0 ? missing(device, second) : reading(device, second, second / 2.0);
    }

    private double value(int device) {
        return readings.of(device, TEMPERATURE).orElseThrow().value().orElseThrow();
    }

    private static Reading reading(int device, int second, double celsius) {
        return new Reading(device(device), Quantity.TEMPERATURE, celsius, measured(second));
    }

    private static MissingReading missing(int device, int second) {
        return new MissingReading(device(device), Quantity.TEMPERATURE, MissingReason.PROBE_MISSING, measured(second));
    }

    private static Reading flagged(int device, int second, double celsius) {
        Instant arrival = NOON.plusSeconds(second);
        var timing = Timing.flagged(arrival.plus(Duration.ofHours(1)), arrival, arrival);
        return new Reading(device(device), Quantity.TEMPERATURE, celsius, timing);
    }

    private static Timing measured(int second) {
        return Timing.measured(NOON.plusSeconds(second), NOON.plusSeconds(3_600));
    }

    private static KnownDevice device(int id) {
        return new KnownDevice(id, "urn:dev:ow:" + id, DeviceKind.SENSOR, null, Duration.ofMinutes(1), "");
    }
}
