package org.wardkeeper.coldlog;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.Span;

/**
 * A span in which a unit was out of range, as it is told to people and programs.
 *
 * @param start its true start, which may lie before the period asked for
 * @param end its true end; null while it runs
 * @param seconds how much of it lies inside the period
 * @param direction {@code above} or {@code below}
 */
public record Excursion(
        OffsetDateTime start, OffsetDateTime end, double minCel, double maxCel, BigDecimal seconds, String direction) {

    static Excursion of(PeriodExcursions.Found found, ZoneId zone) {
        Span span = found.span;
        return new Excursion(
                Micros.in(zone, span.start()),
                found.running ? null : Micros.in(zone, span.end()),
                span.minCel(),
                span.maxCel(),
                Micros.seconds(found.inside),
                span.state().direction());
    }
}
