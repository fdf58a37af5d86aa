package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WalkerTest {

    private static final Routes ROUTES = new Routes(Demo.SITE);
    private static final double FASTEST_METRES_A_SECOND = 1.2;

    @Property(tries = 40)
    void a_walker_leaves_a_zone_only_through_an_opening(@ForAll long seed) {
        Walker walker = walker("wheelchair", seed);
        Zone before = walker.zone();
        for (int second = 0; second < 3600; second++) {
            walker.walk(0.25);
            if (!walker.zone().equals(before)) {
                assertThat(joined(before, walker.zone()))
                        .as(before.id() + " to " + walker.zone().id())
                        .isTrue();
                before = walker.zone();
            }
            assertThat(distanceOutside(walker)).as(before.id()).isLessThan(1e-6);
        }
    }

    @Property(tries = 20)
    void a_walker_is_pushed_and_does_not_jump(@ForAll long seed) {
        Walker walker = walker("wheelchair", seed);
        for (int second = 0; second < 3600; second++) {
            Point before = walker.at();
            walker.walk(1);
            assertThat(walker.at().distanceTo(before)).isLessThanOrEqualTo(FASTEST_METRES_A_SECOND);
        }
    }

    @Property(tries = 20)
    void wheels_take_the_lift_and_stay_out_of_private_rooms(@ForAll long seed) {
        Walker walker = walker("wheelchair", seed);
        for (int minute = 0; minute < 600; minute++) {
            walker.walk(60);
            assertThat(walker.zone().category()).isNotEqualTo("stairs");
            assertThat(walker.zone().isPrivate()).isFalse();
        }
    }

    @Test
    void a_wheelchair_sees_much_of_the_hospital_in_a_day_and_a_bed_little() {
        assertThat(zonesInADay("wheelchair")).hasSizeGreaterThan(25);
        assertThat(zonesInADay("bed")).hasSizeLessThan(zonesInADay("wheelchair").size());
    }

    @Test
    void a_way_to_another_level_goes_through_the_lifts() {
        List<Site.Opening> way =
                ROUTES.between("l4-4.01", Demo.SITE.zone("l4-4.01").centre(), "l3-pharmacy");

        assertThat(way).extracting(Site.Opening::id).contains("l3-lifts--l4-lifts");
        assertThat(way.get(way.size() - 1).otherSideOf("l3-corridor-south")).isEqualTo("l3-pharmacy");
    }

    private static Set<String> zonesInADay(String kind) {
        Walker walker = walker(kind, 7);
        Set<String> zones = new HashSet<>();
        for (int second = 0; second < 86_400; second += 2) {
            walker.walk(2);
            zones.add(walker.zone().id());
        }
        return zones;
    }

    private static Walker walker(String kind, long seed) {
        Site.Asset asset = new Site.Asset("A-1", kind, "tag", "l4-store-north");
        return new Walker(asset, Demo.SITE, ROUTES, new Random(seed));
    }

    private static boolean joined(Zone one, Zone other) {
        return Demo.SITE.openings().stream()
                .anyMatch(opening -> Set.of(opening.zoneA(), opening.zoneB()).equals(Set.of(one.id(), other.id())));
    }

    /** All zones of the demo are rectangles; on the wall, as in a door, counts as inside. */
    private static double distanceOutside(Walker walker) {
        List<Point> outline = walker.zone().outline();
        double x = held(walker.at().x(), outline.stream().mapToDouble(Point::x).summaryStatistics());
        double y = held(walker.at().y(), outline.stream().mapToDouble(Point::y).summaryStatistics());
        return walker.at().distanceTo(new Point(x, y));
    }

    private static double held(double value, DoubleSummaryStatistics range) {
        return Math.max(range.getMin(), Math.min(range.getMax(), value));
    }
}
