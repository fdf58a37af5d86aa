package org.wardkeeper.report;

import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Rssi;

/**
 * A reader heard a tag. High-rate and superseded within seconds, so the one observation that is not journalled.
 *
 * @param antenna the reader's own name for the antenna
 */
public record Sighting(KnownDevice device, String antenna, TagId tag, Rssi rssi, Timing timing)
        implements Observation {}
