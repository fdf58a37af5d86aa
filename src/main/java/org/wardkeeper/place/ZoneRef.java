package org.wardkeeper.place;

/**
 * A zone as answers refer to it.
 *
 * @param level the id of the level it lies on
 */
public record ZoneRef(String id, String name, String level) {

    public static ZoneRef to(Zone zone) {
        return new ZoneRef(zone.id(), zone.name(), zone.levelId());
    }

    /** Null where the map has no such zone. */
    public static ZoneRef named(String zoneId, SiteMap map) {
        return map.zone(zoneId).map(ZoneRef::to).orElse(null);
    }
}
