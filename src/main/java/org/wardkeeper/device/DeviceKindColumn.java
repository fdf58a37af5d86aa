package org.wardkeeper.device;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class DeviceKindColumn implements AttributeConverter<DeviceKind, String> {

    @Override
    public String convertToDatabaseColumn(DeviceKind kind) {
        return kind.slug();
    }

    @Override
    public DeviceKind convertToEntityAttribute(String slug) {
        return DeviceKind.of(slug);
    }
}
