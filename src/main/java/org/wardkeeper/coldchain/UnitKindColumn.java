package org.wardkeeper.coldchain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class UnitKindColumn implements AttributeConverter<UnitKind, String> {

    @Override
    public String convertToDatabaseColumn(UnitKind kind) {
        return kind.slug();
    }

    @Override
    public UnitKind convertToEntityAttribute(String slug) {
        return UnitKind.of(slug);
    }
}
