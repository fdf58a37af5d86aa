package org.wardkeeper.radio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

/**
 * What was taught, gathered: for each ear the mean level and its square in every half metre that was walked. However
 * long somebody stood there, it is one place; what is heard in a second's time at one place is one fading of the air.
 */
final class Lessons {
    private static final double CELL_M = 0.5;

    /** A place where an ear heard a tag. {@code anywhere}: somewhere in the zone. */
    record Cell(int zone, boolean anywhere, double x, double y, double level, double square) {

        /** How far the levels scatter at this one place, in dB². */
        double variance() {
            return Math.max(0, square - level * level);
        }
    }

    private record Key(int ear, int zone, boolean anywhere, long column, long row) {}

    private static final class Sum {
        private int count;
        private double x;
        private double y;
        private double level;
        private double square;

        void add(Point at, double rssi) {
            count++;
            x += at.x();
            y += at.y();
            level += rssi;
            square += rssi * rssi;
        }

        Cell cell(Key key) {
            return new Cell(key.zone, key.anywhere, x / count, y / count, level / count, square / count);
        }
    }

    private final List<List<Cell>> byEar;
    private final Set<String> levels = new HashSet<>();

    Lessons(SiteMap map, Ears ears, List<Taught> taught) {
        Map<String, Integer> numbers = new HashMap<>();
        map.zones().forEach(zone -> numbers.put(zone.id(), numbers.size()));
        Map<Key, Sum> sums = new HashMap<>();
        for (Taught one : taught) {
            Integer zone = numbers.get(one.zoneId());
            int ear = ears.number(one.reader(), one.antenna());
            if (zone != null && ear >= 0) {
                Zone place = map.zones().get(zone);
                Point at = one.point() == null ? place.label() : one.point();
                sums.computeIfAbsent(key(ear, zone, one.point() == null, at), k -> new Sum())
                        .add(at, one.rssi());
                levels.add(place.levelId());
            }
        }
        byEar = IntStream.range(0, ears.count())
                .mapToObj(ear -> (List<Cell>) new ArrayList<Cell>())
                .toList();
        sums.forEach((key, sum) -> byEar.get(key.ear).add(sum.cell(key)));
    }

    private static Key key(int ear, int zone, boolean anywhere, Point at) {
        return new Key(ear, zone, anywhere, (long) Math.floor(at.x() / CELL_M), (long) Math.floor(at.y() / CELL_M));
    }

    List<Cell> heardBy(int ear) {
        return byEar.get(ear);
    }

    boolean isTaught(String level) {
        return levels.contains(level);
    }
}
