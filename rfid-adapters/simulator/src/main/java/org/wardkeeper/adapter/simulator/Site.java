package org.wardkeeper.adapter.simulator;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site folder, read.
 *
 * @param speakers the gateway that carries a device's records, by the device's URN; others speak for themselves
 */
record Site(
        String name,
        ZoneId timeZone,
        Map<String, Zone> zones,
        List<Opening> openings,
        List<Reader> readers,
        List<Asset> assets,
        List<Device> devices,
        List<StorageUnit> storageUnits,
        Map<String, String> speakers) {

    /** A door, or the way between two levels in a lift or a stairwell. */
    record Opening(String id, String zoneA, String zoneB, Point at) {

        String otherSideOf(String zone) {
            return zone.equals(zoneA) ? zoneB : zoneA;
        }
    }

    /** @param antennas antenna name to the zone it looks into; empty for a reader with one antenna of its own */
    record Reader(String urn, String levelId, String zoneId, Point at, Map<String, String> antennas) {}

    record Asset(String id, String kind, String tag, String homeZone) {}

    record Device(String urn, String kind, String zoneId, int intervalSeconds) {}

    record StorageUnit(
            String id,
            String zoneId,
            Kind kind,
            String device,
            double lowCelsius,
            double highCelsius,
            int intervalSeconds) {

        enum Kind {
            REFRIGERATOR,
            FREEZER,
            ULTRACOLD
        }
    }

    Zone zone(String id) {
        return Optional.ofNullable(zones.get(id))
                .orElseThrow(() -> new IllegalArgumentException("The plan has no zone '" + id + "'."));
    }

    /** Devices of one kind, in the folder's order. */
    List<Device> devices(String kind) {
        return devices.stream().filter(device -> device.kind().equals(kind)).toList();
    }
}
