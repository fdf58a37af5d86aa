package org.wardkeeper.floorplan;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.wardkeeper.coldchain.UnitStatus;

/**
 * Everything on one level at one moment.
 *
 * @param type always "snapshot": the first message of a live connection
 * @param at the server's time, which ages are counted from
 * @param plan the version of the level's plan: a page that has drawn another one draws it again
 * @param hits for every level, how many assets are on it
 */
public record FloorView(
        String type,
        String level,
        OffsetDateTime at,
        int plan,
        List<Marker> assets,
        List<UnitStatus> storageUnits,
        List<DispenserMark> dispensers,
        Map<String, Integer> hits) {}
