package org.wardkeeper.sitefolder;

import java.util.Map;

/**
 * What earlier imports left in the database, as far as new rows can depend on it or clash with it.
 *
 * @param zoneLevels zone to its level
 * @param deviceKinds device URN to its kind
 * @param tagCarriers tag to the asset that carries it
 * @param sensorUnits sensor URN to the storage unit it is in now
 */
public record StoredRows(
        Map<String, String> zoneLevels,
        Map<String, String> deviceKinds,
        Map<String, String> tagCarriers,
        Map<String, String> sensorUnits) {

    static StoredRows none() {
        return new StoredRows(Map.of(), Map.of(), Map.of(), Map.of());
    }
}
