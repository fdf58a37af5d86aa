package org.wardkeeper.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** On any ground: walking there is as far as walking back, and no detour is shorter. */
class WalkingDistancesProperties {

    private static final int SIDE = 4;

    @Property(tries = 60)
    void the_way_back_is_as_long(@ForAll("grounds") SiteMap map) {
        for (Zone a : map.zones()) {
            for (Zone b : map.zones()) {
                OptionalDouble there = between(map, a, b);
                assertThat(there.isPresent()).isEqualTo(between(map, b, a).isPresent());
                there.ifPresent(
                        metres -> assertThat(between(map, b, a).getAsDouble()).isCloseTo(metres, within(1e-6)));
            }
        }
    }

    @Property(tries = 30)
    void no_detour_is_shorter(@ForAll("grounds") SiteMap map) {
        for (Zone a : map.zones()) {
            for (Zone b : map.zones()) {
                for (Zone via : map.zones()) {
                    double detour = orInfinite(between(map, a, via)) + orInfinite(between(map, via, b));
                    assertThat(orInfinite(between(map, a, b)) <= detour + 1e-6).isTrue();
                }
            }
        }
    }

    private static OptionalDouble between(SiteMap map, Zone from, Zone to) {
        return map.distancesFrom(from.id()).metresTo(to.id(), to.label());
    }

    private static double orInfinite(OptionalDouble metres) {
        return metres.orElse(Double.POSITIVE_INFINITY);
    }

    /** Two levels of four by four rooms, each wall with a door or without, lifts here and there. */
    @Provide
    Arbitrary<SiteMap> grounds() {
        return Arbitraries.longs().map(seed -> ground(new Random(seed)));
    }

    private static SiteMap ground(Random random) {
        List<Zone> zones = new ArrayList<>();
        List<Opening> openings = new ArrayList<>();
        for (int level = 0; level < 2; level++) {
            for (int x = 0; x < SIDE; x++) {
                for (int y = 0; y < SIDE; y++) {
                    zones.add(WalkingDistancesTest.zone(
                            id(level, x, y), "l" + level, 5 * x, 5 * y, 5 * x + 5, 5 * y + 5));
                    maybe(random, openings, id(level, x, y), id(level, x + 1, y), x + 1 < SIDE, 5 * x + 5, 5 * y + 1);
                    maybe(random, openings, id(level, x, y), id(level, x, y + 1), y + 1 < SIDE, 5 * x + 2, 5 * y + 5);
                    maybe(random, openings, id(0, x, y), id(1, x, y), level == 0, 5 * x + 3, 5 * y + 3);
                }
            }
        }
        return new SiteMap(
                "Test",
                ZoneOffset.UTC,
                List.of(new Level("l0", "Level 0", 0), new Level("l1", "Level 1", 1)),
                zones,
                openings,
                List.of());
    }

    private static void maybe(
            Random random, List<Opening> openings, String a, String b, boolean possible, double x, double y) {
        if (possible && random.nextInt(3) > 0) {
            openings.add(new Opening(a + "--" + b, a, b, new Point(x, y)));
        }
    }

    private static String id(int level, int x, int y) {
        return "l" + level + "-" + x + "." + y;
    }
}
