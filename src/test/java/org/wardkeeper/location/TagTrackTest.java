package org.wardkeeper.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.quantity.Rssi;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.report.Timing;

class TagTrackTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final TagId TAG = TagId.parse("c8:f3:a1:b2:04:17");

    /** Three rooms of five metres in a row, a reader in the middle of each; the third one's antenna 2 looks out. */
    private static final SiteMap MAP = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1)),
            List.of(room("a", 0), room("b", 5), room("c", 10)),
            List.of(),
            List.of(reader("a", 2.5, Map.of()), reader("b", 7.5, Map.of()), reader("c", 12.5, Map.of("2", "b"))));

    private final TagTrack track = new TagTrack("WC-1");

    @Test
    void the_zone_is_that_of_the_reader_that_hears_best() {
        hear("a", -70, 0);
        hear("b", -60, 1);
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void an_antenna_at_a_door_means_the_zone_on_its_side() {
        track.hear(sighting("c", "2", -50, 0), MAP);
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void a_reader_that_fell_silent_says_nothing_after_ten_seconds() {
        hear("a", -50, 0);
        hear("b", -80, 11);
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void one_loud_sighting_does_not_outweigh_the_mean_of_many() {
        for (int second = 0; second < 6; second++) {
            hear("a", -60, second);
            hear("b", second == 3 ? -55 : -75, second);
        }
        assertThat(place().zoneId()).isEqualTo("a");
    }

    @Test
    void an_older_sighting_never_moves_it_back() {
        hear("b", -60, 60);
        assertThat(hear("a", -40, 10)).isEqualTo(TagTrack.Heeded.NO);
        assertThat(place().zoneId()).isEqualTo("b");
        assertThat(place().seen()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void a_reader_that_is_on_no_plan_says_nothing() {
        assertThat(track.hear(sighting("unknown", "1", -40, 0), MAP)).isEqualTo(TagTrack.Heeded.NO);
        assertThat(track.place(MAP)).isNull();
    }

    @Test
    void it_begins_where_the_last_run_ended_until_it_hears_something() {
        var last = new AssetPlace("WC-1", "a", new Point(1, 1), 2, 0.8, NOON);
        var restored = TagTrack.restored(last);
        assertThat(restored.place(MAP)).isEqualTo(last);
        assertThat(restored.hear(sighting("b", "1", -60, 30), MAP)).isEqualTo(TagTrack.Heeded.MOVED);
        assertThat(restored.place(MAP).zoneId()).isEqualTo("b");
    }

    @Test
    void confidence_is_capped_where_nobody_surveyed_and_low_between_two_equals() {
        hear("a", -40, 0);
        assertThat(place().confidence()).isEqualTo(StrongestReader.UNCALIBRATED);
        hear("b", -40, 0);
        assertThat(place().confidence()).isEqualTo(0.5);
    }

    @Test
    void confidence_fades_with_age_and_never_grows() {
        hear("a", -40, 0);
        AssetPlace place = place();
        assertThat(place.confidenceAt(NOON.plusSeconds(30))).isEqualTo(place.confidence());
        assertThat(place.confidenceAt(NOON.plusSeconds(660))).isEqualTo(place.confidence() / 2);
        assertThat(place.confidenceAt(NOON.plus(Duration.ofHours(8)))).isLessThan(0.01);
    }

    @Property
    void the_place_depends_on_what_was_heard_and_not_on_the_order_of_arrival(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 2_999) Integer> heard, @ForAll long seed) {
        List<Sighting> sightings = new ArrayList<>();
        for (int code : heard) {
            String reader = List.of("a", "b", "c").get(code % 3);
            sightings.add(sighting(reader, "1", -90 + code / 3 % 50, code / 150 % 10));
        }
        AssetPlace inOrder = placeAfter(sightings);
        Collections.shuffle(sightings, new Random(seed));
        assertThat(placeAfter(sightings)).isEqualTo(inOrder);
    }

    @Property
    void the_point_is_always_inside_the_zone_that_is_named(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 2_999) Integer> heard) {
        for (int code : heard) {
            hear(List.of("a", "b", "c").get(code % 3), -90 + code / 3 % 50, code / 150);
        }
        AssetPlace place = place();
        var at = new GeometryFactory()
                .createPoint(new Coordinate(place.at().x(), place.at().y()));
        assertThat(MAP.zone(place.zoneId()).orElseThrow().shape().covers(at)).isTrue();
    }

    private AssetPlace place() {
        return track.place(MAP);
    }

    private static AssetPlace placeAfter(List<Sighting> sightings) {
        var track = new TagTrack("WC-1");
        sightings.forEach(sighting -> track.hear(sighting, MAP));
        return track.place(MAP);
    }

    private TagTrack.Heeded hear(String reader, double dBm, int second) {
        return track.hear(sighting(reader, "1", dBm, second), MAP);
    }

    private static Sighting sighting(String reader, String antenna, double dBm, int second) {
        var device = new KnownDevice(1, "urn:dev:ops:" + reader, DeviceKind.READER, null, Duration.ofSeconds(1), "");
        Instant at = NOON.plusSeconds(second);
        return new Sighting(device, antenna, TAG, new Rssi(dBm), Timing.measured(at, at));
    }

    private static Reader reader(String zone, double x, Map<String, String> antennas) {
        return new Reader("urn:dev:ops:" + zone, "l1", zone, new Point(x, 2.5), antennas);
    }

    private static Zone room(String id, double left) {
        return Zone.of(id, id, "l1", "room", false, new GeometryFactory().createPolygon(new Coordinate[] {
                    new Coordinate(left, 0),
                    new Coordinate(left + 5, 0),
                    new Coordinate(left + 5, 5),
                    new Coordinate(left, 5),
                    new Coordinate(left, 0)
                }));
    }
}
