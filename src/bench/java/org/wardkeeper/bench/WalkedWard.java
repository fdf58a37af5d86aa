package org.wardkeeper.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.Taught;

/**
 * A floor of twenty by fifteen rooms with a reader in each, taught, and what its readers hear of ten thousand tags in half
 * a minute: one tag in ten is on its way, the four readers nearest to a tag hear it once a second.
 */
final class WalkedWard {
    static final int TAGS = 10_000;
    private static final int COLUMNS = 20;
    private static final int ROWS = 15;
    private static final double ROOM_M = 5;
    private static final int HEARERS = 4;
    private static final int SECONDS = 30;
    private static final double FADING_DB = 4;
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    /** Takes one sighting. */
    interface Hearer {
        void hear(String tag, String reader, double dBm, long millis);
    }

    private final SiteMap map = site();
    private final String[] tags = new String[TAGS];
    private final String[] urns = new String[COLUMNS * ROWS];
    private final double[] x = new double[TAGS];
    private final double[] y = new double[TAGS];
    private final int[] tagOf = new int[TAGS * HEARERS * SECONDS];
    private final int[] readerOf = new int[tagOf.length];
    private final float[] levelOf = new float[tagOf.length];
    private final long[] timeOf = new long[tagOf.length];
    private long played;

    WalkedWard() {
        var random = new Random(1);
        for (int room = 0; room < urns.length; room++) {
            urns[room] = urn(room);
        }
        for (int tag = 0; tag < TAGS; tag++) {
            tags[tag] = "tag-" + tag;
            x[tag] = random.nextDouble() * COLUMNS * ROOM_M;
            y[tag] = random.nextDouble() * ROWS * ROOM_M;
        }
        int next = 0;
        for (int second = 0; second < SECONDS; second++) {
            for (int tag = 0; tag < TAGS; tag++) {
                if (tag % 10 == 0) {
                    x[tag] = Math.max(0.1, Math.min(COLUMNS * ROOM_M - 0.1, x[tag] + random.nextGaussian() * 0.7));
                    y[tag] = Math.max(0.1, Math.min(ROWS * ROOM_M - 0.1, y[tag] + random.nextGaussian() * 0.7));
                }
                int[] hearers = nearest(x[tag], y[tag]);
                for (int i = 0; i < HEARERS; i++) {
                    tagOf[next] = tag;
                    readerOf[next] = hearers[i];
                    levelOf[next] = (float)
                            Math.max(-120, level(hearers[i], x[tag], y[tag]) + FADING_DB * random.nextGaussian());
                    timeOf[next++] = second * 1_000L + i * 60L;
                }
            }
        }
    }

    SiteMap map() {
        return map;
    }

    /** A lesson in each metre of each room, by the readers of the room and around it. */
    List<Taught> lessons() {
        var random = new Random(2);
        List<Taught> lessons = new ArrayList<>();
        for (int room = 0; room < urns.length; room++) {
            for (int i = 0; i < 10; i++) {
                double px = (room % COLUMNS + random.nextDouble()) * ROOM_M;
                double py = (room / COLUMNS + random.nextDouble()) * ROOM_M;
                for (int hearer : nearest(px, py)) {
                    double dBm = level(hearer, px, py) + FADING_DB * random.nextGaussian();
                    lessons.add(new Taught(
                            urns[hearer],
                            "",
                            dBm,
                            Instant.ofEpochMilli(START),
                            "t",
                            "room-" + room,
                            new Point(px, py)));
                }
            }
        }
        return lessons;
    }

    /** Half a minute of the floor, later than all before; sightings a second. */
    double play(Hearer hearer) {
        long from = START + played++ * SECONDS * 1_000L;
        long start = System.nanoTime();
        for (int i = 0; i < tagOf.length; i++) {
            hearer.hear(tags[tagOf[i]], urns[readerOf[i]], levelOf[i], from + timeOf[i]);
        }
        return tagOf.length / ((System.nanoTime() - start) / 1e9);
    }

    /** The share of tags that are said to be in the room they are in at the end. */
    double right(Function<String, String> said) {
        int right = 0;
        for (int tag = 0; tag < TAGS; tag++) {
            int room = (int) (y[tag] / ROOM_M) * COLUMNS + (int) (x[tag] / ROOM_M);
            right += said.apply(tags[tag]).equals("room-" + room) ? 1 : 0;
        }
        return (double) right / TAGS;
    }

    private static double level(int reader, double px, double py) {
        double rx = (reader % COLUMNS + 0.5) * ROOM_M;
        double ry = (reader / COLUMNS + 0.5) * ROOM_M;
        double walls = Math.abs(Math.floor(px / ROOM_M) - Math.floor(rx / ROOM_M))
                + Math.abs(Math.floor(py / ROOM_M) - Math.floor(ry / ROOM_M));
        return -55 - 22 * Math.log10(Math.max(1, Math.hypot(rx - px, ry - py))) - 4 * walls;
    }

    private static int[] nearest(double px, double py) {
        int column = (int) Math.max(0, Math.min(COLUMNS - 2, Math.rint(px / ROOM_M) - 1));
        int row = (int) Math.max(0, Math.min(ROWS - 2, Math.rint(py / ROOM_M) - 1));
        int corner = row * COLUMNS + column;
        return new int[] {corner, corner + 1, corner + COLUMNS, corner + COLUMNS + 1};
    }

    private static String urn(int room) {
        return "urn:dev:ops:bench-reader-" + room;
    }

    private static SiteMap site() {
        List<Zone> zones = new ArrayList<>();
        List<Opening> doors = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (int room = 0; room < COLUMNS * ROWS; room++) {
            double left = room % COLUMNS * ROOM_M;
            double low = (double) (room / COLUMNS) * ROOM_M;
            String id = "room-" + room;
            zones.add(Zone.of(id, id, "floor", "room", false, new GeometryFactory().createPolygon(new Coordinate[] {
                        new Coordinate(left, low),
                        new Coordinate(left + ROOM_M, low),
                        new Coordinate(left + ROOM_M, low + ROOM_M),
                        new Coordinate(left, low + ROOM_M),
                        new Coordinate(left, low)
                    })));
            Point middle = new Point(left + ROOM_M / 2, low + ROOM_M / 2);
            readers.add(new Reader(urn(room), "floor", id, middle, Map.of()));
            if (room % COLUMNS < COLUMNS - 1) {
                doors.add(new Opening(id + "-e", id, "room-" + (room + 1), new Point(left + ROOM_M, low + 2.5)));
            }
            if (room < COLUMNS * (ROWS - 1)) {
                doors.add(new Opening(id + "-n", id, "room-" + (room + COLUMNS), new Point(left + 2.5, low + ROOM_M)));
            }
        }
        return new SiteMap("Bench", ZoneOffset.UTC, List.of(new Level("floor", "Floor", 0)), zones, doors, readers);
    }
}
