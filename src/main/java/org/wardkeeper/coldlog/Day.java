package org.wardkeeper.coldlog;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day of a unit's log, at the site; a day on which clocks change has 23 or 25 hours.
 *
 * @param received readings with a value
 * @param minCel like the others null where there is none
 * @param secondsUnknown of the part of the day that lies in the period
 */
public record Day(
        LocalDate date,
        long received,
        Double minCel,
        Double maxCel,
        Double meanCel,
        BigDecimal secondsAbove,
        BigDecimal secondsBelow,
        BigDecimal secondsUnknown) {}
