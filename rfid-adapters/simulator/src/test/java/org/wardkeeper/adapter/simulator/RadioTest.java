package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RadioTest {

    private final Radio radio = new Radio(Demo.SITE);
    private final Random random = new Random(5);

    @Test
    void the_loudest_antenna_is_mostly_the_one_that_looks_into_the_tags_own_zone() {
        int right = 0;
        int all = 0;
        for (Zone zone : covered()) {
            for (int i = 0; i < 50; i++) {
                List<Radio.Heard> heard = radio.hear(zone.levelId(), zone.somewhere(random), random);
                all++;
                right += !heard.isEmpty() && zoneOf(heard.get(0).antenna()).equals(zone.id()) ? 1 : 0;
            }
        }
        assertThat((double) right / all).isGreaterThan(0.85);
    }

    @Test
    void every_ward_corridor_and_store_has_an_antenna() {
        Set<String> covered = covered().stream().map(Zone::id).collect(Collectors.toSet());
        assertThat(Demo.SITE.zones().values())
                .filteredOn(zone -> Set.of("room", "walkway", "storage").contains(zone.category()))
                .extracting(Zone::id)
                .allMatch(covered::contains);
    }

    @Test
    void a_wall_costs_what_a_wall_costs() {
        Site twoRooms = rooms();
        Radio there = new Radio(twoRooms);
        Radio.Antenna antenna = new Radio.Antenna("r", "1", new Point(4, 2), 0);

        double sameRoom = there.expected("l1", antenna, new Point(2, 2));
        double behindTheWall = there.expected("l1", antenna, new Point(6, 2));

        assertThat(sameRoom - behindTheWall).isEqualTo(7);
    }

    @Test
    void another_level_hears_nothing() {
        Zone zone = Demo.SITE.zone("l4-nurses");
        Map<String, String> levels =
                Demo.SITE.readers().stream().collect(Collectors.toMap(Site.Reader::urn, Site.Reader::levelId));

        assertThat(radio.hear("l4", zone.centre(), random))
                .isNotEmpty()
                .allMatch(heard -> levels.get(heard.antenna().reader()).equals("l4"));
    }

    private static List<Zone> covered() {
        return Demo.SITE.readers().stream()
                .flatMap(reader ->
                        reader.antennas().isEmpty() ? Stream.of(reader.zoneId()) : reader.antennas().values().stream())
                .distinct()
                .map(Demo.SITE::zone)
                .toList();
    }

    private static String zoneOf(Radio.Antenna antenna) {
        Site.Reader reader = Demo.SITE.readers().stream()
                .filter(one -> one.urn().equals(antenna.reader()))
                .findFirst()
                .orElseThrow();
        return reader.antennas().getOrDefault(antenna.name(), reader.zoneId());
    }

    private static Site rooms() {
        Map<String, Zone> zones = Map.of("west", room("west", 0), "east", room("east", 5));
        return new Site(
                "Two rooms",
                Demo.SITE.timeZone(),
                zones,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Zone room(String id, double x) {
        List<Point> outline = List.of(new Point(x, 0), new Point(x + 5, 0), new Point(x + 5, 4), new Point(x, 4));
        return new Zone(id, "l1", "room", false, outline);
    }
}
