package org.wardkeeper.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.words.KindNames;
import org.wardkeeper.words.WordIndex;

/**
 * The search of a very large hospital, without the server around it: the index, the join with live places and the
 * ranking are the product's own; assets, places and ground are made up.
 */
public final class SearchUnderLoad implements AutoCloseable {

    private static final String[] KINDS = {
        "wheelchair",
        "infusion-pump",
        "bed",
        "patient-monitor",
        "defibrillator",
        "ecg",
        "ventilator",
        "ultrasound",
        "hoist",
        "commode",
        "suction"
    };

    /** What eleven people type for eleven kinds, each with a slip, and some of them unfinished. */
    private static final String[] SLIPS = {
        "whel",
        "whelchair",
        "infuson pump",
        "drp",
        "bedd",
        "monitr",
        "pateint monitor",
        "defibrilator",
        "difib",
        "ventilater",
        "ultrasond",
        "hiost",
        "comode",
        "suctoin",
        "wheelchiar 77",
        "syrnge",
        "respirater"
    };

    private static final int ZONES = 1_000;

    private final Map<String, KnownAsset> assets = new HashMap<>();
    private final Map<String, AssetPlace> places = new HashMap<>();
    private final SiteMap map;
    private final WordIndex index;
    private final Finder finder;
    private final Instant now = Instant.parse("2026-03-01T08:00:00Z");

    /** @param count how many assets there are */
    public SearchUnderLoad(int count) {
        Random random = new Random(7);
        map = ground();
        for (int i = 0; i < count; i++) {
            String kind = KINDS[random.nextInt(KINDS.length)];
            String id = kind.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + i;
            String name = KindNames.of(kind) + " " + i;
            AssetStatus status = AssetStatus.values()[random.nextInt(8) < 5 ? 0 : random.nextInt(5)];
            assets.put(id, new KnownAsset(id, name, kind, null, null, status, null, null));
            Zone zone = map.zones().get(random.nextInt(ZONES));
            Instant seen = now.minus(Duration.ofSeconds(random.nextInt(1_800)));
            places.put(id, new AssetPlace(id, zone.id(), zone.label(), 3, 0.9, seen));
        }
        index = new WordIndex(assets.values());
        finder = new Finder(
                index::find,
                id -> Optional.ofNullable(assets.get(id)),
                assets::values,
                id -> Optional.ofNullable(places.get(id)),
                new FreeLimits(Map.of()));
    }

    /** How long each answer took and how much of the processor, in nanoseconds, each sorted. */
    public record Times(long[] wall, long[] cpu) {}

    /** Asks with slips, near a random zone. */
    public Times ask(int questions) {
        Random random = new Random(11);
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long[] wall = new long[questions];
        long[] cpu = new long[questions];
        for (int i = 0; i < questions; i++) {
            String near = map.zones().get(random.nextInt(ZONES)).id();
            AssetQuestion question = new AssetQuestion(SLIPS[i % SLIPS.length], null, null, null, null, near, 50, null);
            long begin = System.nanoTime();
            long beginCpu = processor.getCurrentThreadCpuTime();
            Finder.Answer answer = finder.answer(question, map, now);
            List<FoundAsset> shown = answer.best().stream()
                    .map(candidate -> FoundAsset.of(candidate, map, now))
                    .toList();
            cpu[i] = processor.getCurrentThreadCpuTime() - beginCpu;
            wall[i] = System.nanoTime() - begin;
            if (shown.isEmpty()) {
                throw new IllegalStateException("Nothing was found for " + question.text());
            }
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        return new Times(wall, cpu);
    }

    /** Ten levels of a hundred rooms, each joined to the next; the first rooms of all levels by stairs. */
    private static SiteMap ground() {
        List<Level> levels = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        List<Opening> openings = new ArrayList<>();
        for (int i = 0; i < ZONES; i++) {
            int level = i / 100;
            int x = i % 10 * 10;
            int y = i % 100 / 10 * 10;
            if (i % 100 == 0) {
                levels.add(new Level("l" + level, "Level " + level, level));
            }
            Polygon square = (Polygon) new GeometryFactory().toGeometry(new Envelope(x, x + 10, y, y + 10));
            zones.add(Zone.of("z" + i, "Room " + i, "l" + level, "room", false, square));
            if (i % 10 > 0) {
                openings.add(new Opening("x" + i, "z" + (i - 1), "z" + i, new Point(x, y + 5)));
            }
            if (i % 100 >= 10) {
                openings.add(new Opening("y" + i, "z" + (i - 10), "z" + i, new Point(x + 5, y)));
            }
            if (i % 100 == 0 && i > 0) {
                openings.add(new Opening("s" + i, "z" + (i - 100), "z" + i, new Point(x + 5, y + 5)));
            }
        }
        return new SiteMap("Bench", ZoneOffset.UTC, levels, zones, openings, List.of());
    }

    @Override
    public void close() {
        index.close();
    }
}
