package org.wardkeeper.search;

import org.wardkeeper.place.SiteMap;

/** A zone as it is named inside another answer. */
public record ZoneRef(String id, String name, String level) {

    /** Null where there is no such zone. */
    static ZoneRef of(String zoneId, SiteMap map) {
        return map.zone(zoneId)
                .map(zone -> new ZoneRef(zone.id(), zone.name(), zone.levelId()))
                .orElse(null);
    }
}
