package org.wardkeeper.report;

import org.wardkeeper.asset.TagId;
import org.wardkeeper.device.KnownDevice;

/**
 * A tag with an accelerometer said, through whoever heard it, that it is being moved or that it lies still. As little
 * journalled as a {@link Sighting}: the next word supersedes it.
 */
public record Motion(KnownDevice device, TagId tag, boolean moves, Timing timing) implements Observation {}
