package org.wardkeeper.asset;

/** CDI event: an asset is new, was changed or is gone, and {@link Assets} already shows it so. */
public record AssetChanged(String id) {}
