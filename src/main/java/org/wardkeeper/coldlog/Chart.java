package org.wardkeeper.coldlog;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What is needed to draw one period of a unit's log.
 *
 * @param bucketSeconds how much time a point stands for, from its {@code t} on
 * @param points only where there are readings
 * @param gaps where nothing is known, as far as it can be seen in a drawing
 * @param shortGaps the others: no second in which nothing is known goes untold
 * @param limits what was in force, each until the next one
 */
public record Chart(
        OffsetDateTime from,
        OffsetDateTime to,
        long bucketSeconds,
        List<Point> points,
        List<Gap> gaps,
        ShortGaps shortGaps,
        List<LimitsFrom> limits,
        List<Excursion> excursions) {

    /** The lowest, the highest and the last reading of a bucket. */
    public record Point(OffsetDateTime t, double min, double max, double last) {}

    /** A span in which nothing is known. */
    public record Gap(OffsetDateTime from, OffsetDateTime to) {}

    /** How many there are, and how long they last together. */
    public record ShortGaps(int count, BigDecimal seconds) {}

    /** The band from a moment on. */
    public record LimitsFrom(OffsetDateTime from, double lowCel, double highCel) {}
}
