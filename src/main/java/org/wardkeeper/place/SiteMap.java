package org.wardkeeper.place;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole ground of one hospital at one moment. It is read from the database in one go, never changes, and is shared
 * freely between threads; an import replaces it by another.
 */
public final class SiteMap {

    private final String name;
    private final ZoneId timeZone;
    private final List<Level> levels;
    private final Map<String, Level> levelsById;
    private final List<Zone> zones;
    private final Map<String, Zone> zonesById;
    private final Map<String, List<Zone>> zonesByLevel;
    private final List<Opening> openings;
    private final Map<String, Reader> readers;
    private final WalkingGraph graph;
    private final Map<String, WalkingDistances> distances = new ConcurrentHashMap<>();

    /** Every zone must lie on one of the levels, and every opening join two of the zones. */
    public SiteMap(
            String name,
            ZoneId timeZone,
            Collection<Level> levels,
            Collection<Zone> zones,
            Collection<Opening> openings,
            Collection<Reader> readers) {
        this.name = name;
        this.timeZone = timeZone;
        this.levels = levels.stream()
                .sorted(Comparator.comparingInt(Level::ordinal).thenComparing(Level::id))
                .toList();
        this.levelsById = byKey(levels, Level::id);
        this.zones = List.copyOf(zones);
        this.zonesById = byKey(zones, Zone::id);
        this.zonesByLevel = zones.stream().collect(Collectors.groupingBy(Zone::levelId));
        this.openings = List.copyOf(openings);
        this.readers = byKey(readers, Reader::urn);
        this.graph = new WalkingGraph(zonesById, levelsById, this.openings);
    }

    /** The map before any site was imported. */
    public static SiteMap empty() {
        return new SiteMap("", ZoneOffset.UTC, List.of(), List.of(), List.of(), List.of());
    }

    /** Reads the map in one consistent snapshot of the caller's transaction. */
    public static SiteMap load(Connection connection) throws SQLException {
        return SiteMapReader.read(connection);
    }

    /** Name of the hospital; empty before the first import. */
    public String name() {
        return name;
    }

    /** The hospital's own time zone: days and months of every record are counted in it. */
    public ZoneId timeZone() {
        return timeZone;
    }

    /** From the lowest to the highest. */
    public List<Level> levels() {
        return levels;
    }

    public Optional<Level> level(String id) {
        return Optional.ofNullable(levelsById.get(id));
    }

    public Optional<Zone> zone(String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(zonesById.get(id));
    }

    public List<Zone> zones() {
        return zones;
    }

    public List<Zone> zonesOn(String levelId) {
        return zonesByLevel.getOrDefault(levelId, List.of());
    }

    public Optional<Reader> reader(String urn) {
        return Optional.ofNullable(readers.get(urn));
    }

    public List<Reader> readers() {
        return List.copyOf(readers.values());
    }

    public List<Opening> openings() {
        return openings;
    }

    /**
     * How far it is to walk from a zone's label to anywhere; worked out at the first question and kept.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    public WalkingDistances distancesFrom(String zoneId) {
        if (!zonesById.containsKey(zoneId)) {
            throw new IllegalArgumentException("There is no zone '" + Names.shown(zoneId) + "'.");
        }
        return distances.computeIfAbsent(zoneId, graph::from);
    }

    private static <T> Map<String, T> byKey(Collection<T> things, Function<T, String> key) {
        Map<String, T> map = new HashMap<>(things.size() * 2);
        things.forEach(thing -> map.put(key.apply(thing), thing));
        return Map.copyOf(map);
    }
}
