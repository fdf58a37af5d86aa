package org.wardkeeper.coldlog;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a unit's log says about the period [from, to). The four kinds of seconds add up to its length.
 *
 * @param expected readings that the time with a sensor assigned should have brought
 * @param received readings with a value
 * @param missing how many fewer were received than expected; never less than 0
 * @param meanCel plain mean of the readings; like the others null where there is none
 * @param mktCel mean kinetic temperature, weighted by how long each reading held; null for frozen storage
 * @param excursions all spans out of range that reach into the period
 */
public record UnitSummary(
        OffsetDateTime from,
        OffsetDateTime to,
        long expected,
        long received,
        long missing,
        Double minCel,
        Double maxCel,
        Double meanCel,
        Double mktCel,
        BigDecimal secondsAbove,
        BigDecimal secondsBelow,
        BigDecimal secondsInside,
        BigDecimal secondsUnknown,
        List<Excursion> excursions) {}
