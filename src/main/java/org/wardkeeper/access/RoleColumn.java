package org.wardkeeper.access;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A role as the database writes it: {@code nurse}. */
@Converter
class RoleColumn implements AttributeConverter<Role, String> {

    @Override
    public String convertToDatabaseColumn(Role role) {
        return role == null ? null : role.group();
    }

    @Override
    public Role convertToEntityAttribute(String group) {
        return group == null ? null : Role.ofGroup(group).orElseThrow();
    }
}
