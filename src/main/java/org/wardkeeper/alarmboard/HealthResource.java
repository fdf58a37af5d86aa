package org.wardkeeper.alarmboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** How the alarms themselves are doing: whether people can follow them, and what they are about most. */
@ApplicationScoped
@Path("alarms/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_STALE = 50;

    @Inject
    private HealthFigures figures;

    @Inject
    private Alarms alarms;

    @Inject
    private AlarmViews views;

    @Inject
    private Subjects subjects;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();

    /**
     * The figures.
     *
     * @param counts announced alarms of the last 24 hours, ten minutes after ten minutes
     * @param average of them, where 1 or less is aimed at
     * @param priorities how many of the last 7 days were high, medium and low; 5, 15 and 80 of a hundred are aimed at
     * @param chattering what changed its state three times and more within a minute, in the last 24 hours
     * @param stale what has held for more than 24 hours, the longest first
     * @param worst the ten things and conditions that were announced most in the last 7 days
     * @param attempts to tell somebody in the last 7 days, of which {@code failed} reached nobody
     */
    public record Health(
            OffsetDateTime at,
            List<Count> counts,
            double average,
            List<Flood> floods,
            Map<String, Integer> priorities,
            List<Source> chattering,
            List<AlarmView> stale,
            List<Source> worst,
            int attempts,
            int failed) {}

    /** How many were announced in the ten minutes from a time on. */
    public record Count(OffsetDateTime at, int announced) {}

    /** More than a person can follow; {@code end} is null while it lasts, {@code most} were announced in ten minutes. */
    public record Flood(OffsetDateTime start, OffsetDateTime end, int announced, int most) {}

    /** A thing with a condition, and how often; {@code last} is when that was last. */
    public record Source(String kind, String subject, Subject thing, int count, OffsetDateTime last) {}

    @GET
    @FromDatabase
    @Operation(summary = "Rates, floods, chattering and stale alarms, and the ten worst sources")
    public Health health() {
        Instant now = clock.instant();
        try {
            return health(now);
        } catch (SQLException e) {
            throw new IllegalStateException("the alarms' logs could not be read", e);
        }
    }

    private Health health(Instant now) throws SQLException {
        ZoneId zone = places.current().timeZone();
        long span = FloodRule.SPAN.toSeconds();
        Instant end = Instant.ofEpochSecond((now.getEpochSecond() / span + 1) * span);
        List<FloodRule.Count> counts = figures.counts(end.minus(DAY), end);
        HealthFigures.Told told = figures.told(now.minus(WEEK), now);
        return new Health(
                at(now, zone),
                counts.stream()
                        .map(count -> new Count(at(count.at(), zone), count.announced()))
                        .toList(),
                counts.stream().mapToInt(FloodRule.Count::announced).average().orElse(0),
                FloodRule.floods(counts).stream()
                        .map(flood -> new Flood(
                                at(flood.start(), zone),
                                flood.end().map(when -> at(when, zone)).orElse(null),
                                flood.announced(),
                                flood.most()))
                        .toList(),
                figures.priorities(now.minus(WEEK), now),
                shown(figures.chattering(now.minus(DAY), now), zone),
                views.of(stale(now)),
                shown(figures.worst(now.minus(WEEK), now), zone),
                told.attempts(),
                told.failed());
    }

    private List<Alarm> stale(Instant now) {
        return alarms.open().stream()
                .filter(alarm -> alarm.state().isActive()
                        && alarm.overlays().suppressed().isEmpty()
                        && alarm.since().isBefore(now.minus(DAY)))
                .sorted((one, other) -> one.since().compareTo(other.since()))
                .limit(MOST_STALE)
                .toList();
    }

    private List<Source> shown(List<HealthFigures.Source> sources, ZoneId zone) {
        return sources.stream()
                .map(source -> new Source(
                        source.key().kind().slug(),
                        source.key().subject(),
                        subjects.of(source.key()),
                        source.count(),
                        at(source.last(), zone)))
                .toList();
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
