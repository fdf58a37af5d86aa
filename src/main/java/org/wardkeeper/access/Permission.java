package org.wardkeeper.access;

import static org.wardkeeper.access.Role.ADMIN;
import static org.wardkeeper.access.Role.COMPLIANCE;
import static org.wardkeeper.access.Role.FACILITIES;
import static org.wardkeeper.access.Role.INFECTION;
import static org.wardkeeper.access.Role.NURSE;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what: the one table. Where a person is has no row: nobody sees that by role alone.
 */
public enum Permission {
    /** See floorplan, assets, storage units and alarms; find and hold an asset. */
    VIEW(NURSE, FACILITIES, COMPLIANCE, INFECTION, ADMIN),
    ACKNOWLEDGE_ALARMS(NURSE, FACILITIES, COMPLIANCE, ADMIN),
    SHELVE_ALARMS(NURSE, FACILITIES, ADMIN),
    SET_ASSET_STATUS(NURSE, FACILITIES, ADMIN),
    /** Edit assets, plans and par levels; commission. */
    EDIT_ASSETS(FACILITIES, ADMIN),
    /** Export logs, close excursions, certificates, manual checks. */
    EXPORT_LOGS(COMPLIANCE, ADMIN),
    HYGIENE(INFECTION, ADMIN),
    READ_AUDIT(COMPLIANCE, ADMIN),
    /** Devices, keys, users and settings. */
    ADMINISTER(ADMIN);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        roles = EnumSet.of(first, others);
    }

    public boolean isGivenTo(Role role) {
        return roles.contains(role);
    }
}
