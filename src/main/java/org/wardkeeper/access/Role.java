package org.wardkeeper.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody is in the hospital; what follows from it stands in {@link Permission}. */
public enum Role {
    NURSE,
    FACILITIES,
    COMPLIANCE,
    INFECTION,
    ADMIN;

    /** The role's name in the database, in Jakarta Security's groups and in JSON: {@code nurse}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofGroup(String group) {
        for (Role role : values()) {
            if (role.group().equals(group)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
