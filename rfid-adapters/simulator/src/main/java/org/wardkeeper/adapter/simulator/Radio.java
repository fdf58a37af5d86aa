package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.wardkeeper.adapter.simulator.Site.Reader;

/**
 * How loud a tag is at an antenna: free-space loss, some loss a wall, a shadow that belongs to the antenna, noise. Levels do
 * not hear each other: the floors are concrete.
 */
final class Radio {

    private static final double AT_ONE_METRE_DBM = -42;
    private static final double PER_WALL_DB = 7;
    private static final double NOISE_DB = 2;
    private static final double SHADOW_DB = 2;
    private static final double WEAKEST_DBM = -76;
    private static final double MISSED = 0.08;
    private static final double ANTENNA_FROM_THE_WALL = 1.5;
    private static final double FARTHEST_METRES = 40;

    private final Map<String, List<Wall>> walls = new HashMap<>();
    private final Map<String, List<Antenna>> antennas = new HashMap<>();

    /** One antenna of a reader, hanging in the zone it looks into. */
    record Antenna(String reader, String name, Point at, double shadowDb) {}

    /** @param dbm rounded to whole decibels, as readers give it */
    record Heard(Antenna antenna, int dbm) {}

    private record Wall(Point from, Point to) {

        boolean crosses(Point one, Point other) {
            return sideOf(one) * sideOf(other) < 0
                    && new Wall(one, other).sideOf(from) * new Wall(one, other).sideOf(to) < 0;
        }

        private double sideOf(Point point) {
            return (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x());
        }
    }

    Radio(Site site) {
        site.zones().values().forEach(this::build);
        site.readers().forEach(reader -> hang(reader, site));
    }

    private void build(Zone zone) {
        List<Wall> level = walls.computeIfAbsent(zone.levelId(), id -> new ArrayList<>());
        for (int i = 0; i < zone.outline().size(); i++) {
            level.add(new Wall(
                    zone.outline().get(i),
                    zone.outline().get((i + 1) % zone.outline().size())));
        }
    }

    private void hang(Reader reader, Site site) {
        List<Antenna> level = antennas.computeIfAbsent(reader.levelId(), id -> new ArrayList<>());
        if (reader.antennas().isEmpty()) {
            level.add(new Antenna(reader.urn(), "1", reader.at(), shadow(reader.urn(), "1")));
        }
        reader.antennas().forEach((name, zone) -> {
            Point at = site.zone(zone).inside(reader.at(), ANTENNA_FROM_THE_WALL);
            level.add(new Antenna(reader.urn(), name, at, shadow(reader.urn(), name)));
        });
    }

    private static double shadow(String reader, String antenna) {
        return SHADOW_DB * (2 * Chance.of(Chance.seed(reader + antenna), 0) - 1);
    }

    /** What the level's antennas hear of one advertisement, loudest first. */
    List<Heard> hear(String level, Point tag, RandomGenerator random) {
        List<Heard> heard = new ArrayList<>();
        for (Antenna antenna : antennas.getOrDefault(level, List.of())) {
            if (antenna.at().distanceTo(tag) < FARTHEST_METRES && random.nextDouble() >= MISSED) {
                double dbm = expected(level, antenna, tag) + NOISE_DB * random.nextGaussian();
                if (dbm >= WEAKEST_DBM) {
                    heard.add(new Heard(antenna, (int) Math.round(dbm)));
                }
            }
        }
        heard.sort(Comparator.comparingInt(Heard::dbm).reversed());
        return heard;
    }

    double expected(String level, Antenna antenna, Point tag) {
        double metres = Math.max(1, antenna.at().distanceTo(tag));
        return AT_ONE_METRE_DBM
                - 20 * Math.log10(metres)
                - PER_WALL_DB * wallsBetween(level, antenna.at(), tag)
                + antenna.shadowDb();
    }

    /** Every inner wall is drawn twice, once by each of its zones. */
    private double wallsBetween(String level, Point one, Point other) {
        long edges = walls.get(level).stream()
                .filter(wall -> wall.crosses(one, other))
                .count();
        return Math.rint(edges / 2.0);
    }
}
