package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
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
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.quantity.Rssi;
import org.wardkeeper.radio.RadioMap;
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
            List.of(new Opening("ab", "a", "b", new Point(5, 2.5)), new Opening("bc", "b", "c", new Point(10, 2.5))),
            List.of(reader("a", 2.5, Map.of()), reader("b", 7.5, Map.of()), reader("c", 12.5, Map.of("2", "b"))));

    /** Two rooms that nobody listens in, and a door between them with an antenna on each side. */
    private static final SiteMap WITH_DOOR = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1)),
            List.of(room("a", 0), room("b", 5)),
            List.of(new Opening("ab", "a", "b", new Point(5, 2.5))),
            List.of(new Reader("urn:dev:ops:door", "l1", null, new Point(5, 2.5), Map.of("1", "a", "2", "b"))));

    private static final RadioMap RADIO = RadioMap.untaught(MAP);

    private Surroundings around = Surroundings.lit(RADIO);
    private final TagTrack track = new TagTrack("WC-1");

    @Test
    void the_zone_is_that_of_the_only_reader_that_hears_it() {
        hear("b", -60, 0);
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void of_two_readers_the_one_that_hears_better_has_it() {
        hear("a", -72, 0);
        hear("b", -60, 0);
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void a_quiet_tag_is_found_as_well_as_a_loud_one() {
        for (double loudness : new double[] {0, -15, 12}) {
            var track = new TagTrack("WC-2");
            for (int second = 0; second < 5; second++) {
                track.hear(sighting("a", "1", -75 + loudness, second), around);
                track.hear(sighting("b", "1", -62 + loudness, second), around);
                track.hear(sighting("c", "1", -74 + loudness, second), around);
            }
            assertThat(track.place(around).zoneId()).isEqualTo("b");
        }
    }

    @Test
    void an_antenna_at_a_door_means_the_zone_on_its_side() {
        for (int second = 0; second < 5; second++) {
            track.hear(sighting("c", "2", -60, second), around);
        }
        assertThat(place().zoneId()).isEqualTo("b");
    }

    @Test
    void one_loud_sighting_moves_nothing_and_a_walk_to_the_next_room_does() {
        for (int second = 0; second < 10; second++) {
            hear("a", -60, second);
            hear("b", second == 8 ? -57 : -75, second);
        }
        assertThat(place().zoneId()).isEqualTo("a");
        for (int second = 10; second < 16; second++) {
            hear("a", -75, second);
            hear("b", -60, second);
        }
        assertThat(place().zoneId()).isEqualTo("b");
        assertThat(track.takeMove()).isTrue();
        assertThat(track.takeMove()).isFalse();
    }

    @Test
    void a_tag_by_the_door_does_not_jump_to_and_fro() {
        var random = new Random(7);
        int moves = 0;
        for (int second = 0; second < 600; second++) {
            hear("a", -65 + 4 * random.nextGaussian(), second);
            hear("b", -68 + 4 * random.nextGaussian(), second);
            moves += track.takeMove() ? 1 : 0;
        }
        assertThat(moves).isLessThan(8);
    }

    @Test
    void a_reader_that_falls_silent_does_not_move_its_tags_next_door_and_its_zone_is_no_longer_sure() {
        for (int second = 0; second < 20; second++) {
            hear("b", -58, second);
            hear("a", -75, second);
        }
        assertThat(place().confidence()).isGreaterThan(0.8);
        var dark = new BitSet();
        dark.set(RADIO.spots().numberOf("b"));
        around = new Surroundings(RADIO, dark, Reliability.claims());
        for (int second = 20; second < 80; second++) {
            hear("a", -75, second);
        }
        assertThat(place().zoneId()).isEqualTo("b");
        assertThat(place().confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void an_older_sighting_never_moves_it_back() {
        hear("b", -60, 60);
        assertThat(hear("a", -40, 10)).isFalse();
        assertThat(place().zoneId()).isEqualTo("b");
        assertThat(place().seen()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void a_reader_that_is_on_no_plan_says_nothing() {
        assertThat(track.hear(sighting("unknown", "1", -40, 0), around)).isFalse();
        assertThat(track.place(around)).isNull();
    }

    @Test
    void it_begins_where_the_last_run_ended_until_it_hears_something() {
        var last = new AssetPlace("WC-1", "a", new Point(1, 1), 2, 0.8, NOON);
        var restored = TagTrack.restored(last);
        assertThat(restored.place(around)).isEqualTo(last);
        for (int second = 3_600; second < 3_605; second++) {
            restored.hear(sighting("b", "1", -60, second), around);
        }
        assertThat(restored.place(around).zoneId()).isEqualTo("b");
        assertThat(restored.takeMove()).isTrue();
    }

    @Test
    void a_new_plan_keeps_the_zone_and_one_without_it_forgets() {
        hear("b", -60, 0);
        assertThat(place().zoneId()).isEqualTo("b");
        around = Surroundings.lit(RadioMap.untaught(MAP));
        assertThat(place().zoneId()).isEqualTo("b");
        around = Surroundings.lit(RadioMap.untaught(SiteMap.empty()));
        assertThat(place()).isNull();
    }

    @Test
    void confidence_is_capped_where_nobody_taught_and_low_between_two_equals() {
        for (int second = 0; second < 30; second++) {
            hear("a", -45, second);
            hear("b", -75, second);
        }
        assertThat(place().confidence()).isEqualTo(Reliability.UNPROVEN);
        var between = new TagTrack("WC-2");
        between.hear(sighting("a", "1", -60, 0), around);
        between.hear(sighting("b", "1", -60, 0), around);
        assertThat(between.place(around).confidence()).isLessThan(0.7);
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
    void whatever_is_heard_in_whatever_order_what_is_said_makes_sense(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 2_999) Integer> heard) {
        Instant newest = Instant.EPOCH;
        for (int code : heard) {
            boolean heeded = hear(List.of("a", "b", "c").get(code % 3), -130 + code / 3 % 140, code / 30);
            Instant seen = track.seen();
            assertThat(seen).isAfterOrEqualTo(newest);
            newest = heeded ? seen : newest;
        }
        AssetPlace place = place();
        assertThat(place.confidence()).isBetween(0.0, 1.0);
        assertThat(place.radiusMetres()).isBetween(0.5, 20.0);
        var at = new GeometryFactory()
                .createPoint(new Coordinate(place.at().x(), place.at().y()));
        assertThat(MAP.zone(place.zoneId()).orElseThrow().shape().covers(at)).isTrue();
    }

    @Test
    void a_tag_that_says_it_is_being_moved_is_followed_sooner_than_one_that_says_it_lies_still() {
        assertThat(secondsUntilItIsInB(true)).isLessThan(secondsUntilItIsInB(false));
    }

    @Test
    void what_a_tag_said_of_its_motion_a_minute_ago_no_longer_counts() {
        var spoke = new TagTrack("WC-2");
        spoke.says(true, NOON.minusSeconds(60).toEpochMilli());
        assertThat(secondsUntilItIsInB(spoke)).isEqualTo(secondsUntilItIsInB(new TagTrack("WC-3")));
    }

    @Test
    void whoever_is_seen_to_go_through_a_door_is_behind_it_though_nobody_hears_it_there() {
        around = Surroundings.lit(RadioMap.untaught(WITH_DOOR));
        for (int at = 0; at < 60; at++) {
            double x = 3 + at / 15.0;
            pass("1", x, 4.5, at);
            pass("2", x, 5.5, at);
        }
        assertThat(track.lookAtDoor()).isEmpty();
        assertThat(track.lookAtDoor()).singleElement().satisfies(passage -> assertThat(
                        passage.door() + " " + passage.fromZone() + " " + passage.toZone())
                .isEqualTo("urn:dev:ops:door a b"));
        assertThat(place().zoneId()).isEqualTo("b");
        assertThat(track.lookAtDoor()).isEmpty();
    }

    private void pass(String antenna, double x, double at, int turn) {
        double wall = x < 5 == at < 5 ? 0 : 6;
        int ear = around.map().ear("urn:dev:ops:door", antenna);
        long millis = NOON.toEpochMilli() + turn * 70L;
        track.hear(ear, -45 - 20 * Math.log10(Math.hypot(x - at, 0.8)) - wall, millis, around);
    }

    private int secondsUntilItIsInB(boolean moves) {
        var spoke = new TagTrack("WC-2");
        spoke.says(moves, NOON.plusSeconds(20).toEpochMilli());
        return secondsUntilItIsInB(spoke);
    }

    private int secondsUntilItIsInB(TagTrack walker) {
        for (int second = 0; second < 60; second++) {
            walker.hear(sighting("a", "1", second < 20 ? -60 : -68, second), around);
            walker.hear(sighting("b", "1", second < 20 ? -70 : -64, second), around);
            if (walker.place(around).zoneId().equals("b")) {
                return second;
            }
        }
        return 60;
    }

    private AssetPlace place() {
        return track.place(around);
    }

    private boolean hear(String reader, double dBm, int second) {
        return track.hear(sighting(reader, "1", dBm, second), around);
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
