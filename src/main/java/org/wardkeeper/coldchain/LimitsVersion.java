package org.wardkeeper.coldchain;

import java.time.Instant;
import java.util.Optional;

/**
 * Limits and the moment they came into force.
 *
 * @param since empty where they always were
 */
public record LimitsVersion(Optional<Instant> since, Limits limits) {}
