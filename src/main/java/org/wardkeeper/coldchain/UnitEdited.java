package org.wardkeeper.coldchain;

import java.time.Instant;
import java.util.Optional;

/**
 * CDI event: limits, rules or sensors of a unit were changed, and the change has committed.
 *
 * @param since from when on the unit's history may be told otherwise; empty where that is its beginning
 */
public record UnitEdited(String unitId, Optional<Instant> since) {}
