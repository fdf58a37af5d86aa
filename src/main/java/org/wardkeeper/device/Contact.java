package org.wardkeeper.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a device's reports.
 *
 * @param heard when anything it said arrived last; empty where nothing ever did
 * @param speakerId who spoke then: the device itself or a gateway; 0 where nothing ever arrived
 * @param skew how far its clock runs ahead of ours, negative for behind; empty where its reports do not tell
 */
public record Contact(Optional<Instant> heard, int speakerId, Optional<Duration> skew) {
    static final Contact NONE = new Contact(Optional.empty(), 0, Optional.empty());
}
