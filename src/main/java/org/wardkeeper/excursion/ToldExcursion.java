package org.wardkeeper.excursion;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.wardkeeper.threshold.ToldRule;

/**
 * An excursion as JSON tells it. Its times are in the site's zone.
 *
 * @param direction {@code above} or {@code below}
 * @param end null while it runs
 * @param seconds how long it lasted, or has lasted as far as is known
 * @param ending {@code running}, {@code in-range}, {@code other-side}, {@code gap} or {@code missing}
 * @param state {@code running}, {@code waiting} for somebody to close it, or {@code closed}
 * @param changedSinceClosed whether late readings changed it after it was closed
 * @param rules in force when it began
 * @param facts what a signature stands for
 * @param closings what was signed, the oldest first
 */
public record ToldExcursion(
        String id,
        String unit,
        String direction,
        OffsetDateTime start,
        OffsetDateTime end,
        long seconds,
        String ending,
        String state,
        boolean changedSinceClosed,
        double minCel,
        double maxCel,
        double degreeMinutes,
        double lowCel,
        double highCel,
        List<ToldFiring> firings,
        List<ToldRule> rules,
        OffsetDateTime found,
        String facts,
        List<ToldClosing> closings) {

    /** What was signed: by whom, when, and what the signature means. */
    public record ToldClosing(
            OffsetDateTime at, String by, String name, String meaning, ClosingForm form, String facts) {}

    static ToldExcursion of(Excursion one, ZoneId zone) {
        return new ToldExcursion(
                one.id().toString(),
                one.unitId(),
                one.direction().direction(),
                at(one.start(), zone),
                one.end().map(end -> at(end, zone)).orElse(null),
                one.seconds(),
                one.ending().slug(),
                one.isRunning() ? "running" : one.closing().isPresent() ? "closed" : "waiting",
                one.changedSinceClosed(),
                one.minCel(),
                one.maxCel(),
                Math.round(one.degreeMinutes() * 100) / 100.0,
                one.limits().lowCel(),
                one.limits().highCel(),
                one.firings().stream()
                        .map(firing -> ToldFiring.in(zone, firing))
                        .toList(),
                one.rules().stream().map(ToldRule::of).toList(),
                at(one.foundAt(), zone),
                one.facts(),
                one.closings().stream()
                        .map(closing -> new ToldClosing(
                                at(closing.at(), zone),
                                closing.by(),
                                closing.name(),
                                closing.meaning(),
                                closing.form(),
                                closing.facts()))
                        .toList());
    }

    private static OffsetDateTime at(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
