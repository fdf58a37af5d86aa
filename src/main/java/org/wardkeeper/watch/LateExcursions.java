package org.wardkeeper.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.excursion.ExcursionRecords;
import org.wardkeeper.rounds.Rounds;

/**
 * Finds the excursions that were over before anybody could know of them, because a gateway kept their readings, and of
 * which nobody was ever told. The tables themselves say which these are, so that a restart forgets none and tells none
 * twice. Asks on a thread of its own.
 */
@ApplicationScoped
class LateExcursions {
    private static final Logger LOG = Logger.getLogger(LateExcursions.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofMillis(500);

    /** What was over for longer is no alarm any more: it stands among the excursions that wait for their closing. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** So long a change is looked for: longer than a server is away, and no longer than any alarm is kept. */
    private static final Duration LATELY = Duration.ofDays(1);

    /** A delivery is told of when nothing more of it comes. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    /** Whoever still delivers may have been asked to wait: a silence is none before this. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    /** Whose time is anybody's alarm already is told, also where late readings have made one excursion of two. */
    private static final String UNTOLD =
            """
            select x.id, x.changed_at < ? from excursion x join storage_unit u on u.id = x.unit_id
            where x.changed_at > ? and x.changed_at < ? and x.ended_at > greatest(u.created_at, ?) and x.ending <> 'running'
                and x.withdrawn_at is null and x.firings <> '[]'
                and not exists (select from excursion o join alarm a on a.occasion = o.id::text
                    where o.unit_id = x.unit_id and o.direction = x.direction
                        and o.started_at < x.ended_at and o.ended_at > x.started_at)
            order by x.started_at limit 100""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ExcursionRecords records;

    @Inject
    Alarms alarms;

    private final Clock clock = Clock.systemUTC();
    private volatile List<FiredRule> unsettled = List.of();
    private Rounds asking;

    /** @param isSilent nothing was heard of it for so long that nobody delivers any more */
    private record Untold(UUID excursion, boolean isSilent) {}

    /** @param unit how a unit stands at a moment; null where there is none of this id any more */
    void start(BiFunction<String, Instant, UnitNow> unit) {
        asking = Rounds.begin(threads, "late-excursions", PAUSE, () -> ask(unit));
    }

    /** Does not wait for a question that a silent database keeps. */
    void stop() {
        if (asking != null) {
            asking.stop(STOP_WAIT);
        }
    }

    /** The rules that fired before a silence which lasts till now: until they are alarms. */
    List<FiredRule> unsettled() {
        return unsettled;
    }

    private void ask(BiFunction<String, Instant, UnitNow> unit) {
        try {
            if (alarms.isWritten()) { // What is not in its table yet would seem untold.
                round(unit, clock.instant());
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "excursions that were found late wait for the database", e);
        }
    }

    private void round(BiFunction<String, Instant, UnitNow> unit, Instant now) throws SQLException {
        List<FiredRule> holding = new ArrayList<>();
        for (Untold untold : untold(now)) {
            records.one(untold.excursion()).ifPresent(excursion -> {
                if (LateRule.isOver(excursion, unit.apply(excursion.unitId(), now))) {
                    alarms.tellLate(LateRule.past(excursion));
                } else if (untold.isSilent()) {
                    holding.addAll(FiredRules.of(excursion));
                }
            });
        }
        unsettled = List.copyOf(holding);
    }

    private List<Untold> untold(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(UNTOLD)) {
            int place = 1;
            for (Duration ago : List.of(SILENT, LATELY, SETTLED, NEWS)) {
                select.setObject(place++, now.minus(ago).atOffset(ZoneOffset.UTC));
            }
            List<Untold> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Untold(rows.getObject(1, UUID.class), rows.getBoolean(2)));
                }
            }
            return found;
        }
    }
}
