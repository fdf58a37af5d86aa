package org.wardkeeper.asset;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class AssetStatusColumn implements AttributeConverter<AssetStatus, String> {

    @Override
    public String convertToDatabaseColumn(AssetStatus status) {
        return status.slug();
    }

    @Override
    public AssetStatus convertToEntityAttribute(String slug) {
        return AssetStatus.of(slug);
    }
}
