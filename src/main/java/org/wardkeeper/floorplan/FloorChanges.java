package org.wardkeeper.floorplan;

import java.time.OffsetDateTime;
import java.util.List;
import org.wardkeeper.coldchain.UnitStatus;

/**
 * What changed on one level since the message before.
 *
 * @param type "changes", or "tick" where nothing did and the page should know that the line is open
 * @param gone assets that are on this level no more
 */
public record FloorChanges(
        String type,
        OffsetDateTime at,
        List<Marker> assets,
        List<String> gone,
        List<UnitStatus> storageUnits,
        List<DispenserMark> dispensers) {

    static FloorChanges tick(OffsetDateTime at) {
        return new FloorChanges("tick", at, List.of(), List.of(), List.of(), List.of());
    }

    boolean isEmpty() {
        return assets.isEmpty() && gone.isEmpty() && storageUnits.isEmpty() && dispensers.isEmpty();
    }
}
