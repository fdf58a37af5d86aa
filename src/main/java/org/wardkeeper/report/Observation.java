package org.wardkeeper.report;

import org.wardkeeper.device.KnownDevice;

/** One thing that one known device observed. Trusted from here on. */
public sealed interface Observation permits Sighting, Motion, Durable {

    KnownDevice device();

    Timing timing();
}
