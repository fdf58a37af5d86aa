package org.wardkeeper.coldlog;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.place.Places;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.UnitLog;

/** Answers what a unit's log says about a period. Times are told in the site's zone. */
@ApplicationScoped
public class UnitHistory {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private Places places;

    /** @throws IllegalStateException if the log cannot be read */
    public UnitSummary summary(KnownUnit unit, Instant from, Instant to, Instant now) {
        try (UnitLog log = UnitLog.open(database, unit.id())) {
            return summary(log, unit, Period.of(from, to), now, zone());
        } catch (SQLException e) {
            throw unreadable(unit, e);
        }
    }

    /** Of a log that is open. */
    public static UnitSummary summary(UnitLog log, KnownUnit unit, Period period, Instant now, ZoneId zone)
            throws SQLException {
        PeriodExcursions excursions = new PeriodExcursions(period, log.intervals(), log.limits(), Micros.of(now));
        SummaryRule summary = new SummaryRule(period, unit.kind(), log.intervals());
        Playback.play(log, period, excursions, summary);
        return summary.summary(log.sensors(), excursions, zone);
    }

    /** Day by day, of a log that is open. */
    public static List<Day> days(UnitLog log, KnownUnit unit, Period period, Instant now, ZoneId zone)
            throws SQLException {
        DayRule days = new DayRule(period, log.intervals(), zone);
        Playback.play(log, period, new PeriodExcursions(period, log.intervals(), log.limits(), Micros.of(now)), days);
        return days.days();
    }

    /**
     * @param points how many points there may be at most
     * @throws IllegalStateException if the log cannot be read
     */
    public Chart chart(KnownUnit unit, Instant from, Instant to, int points, Instant now) {
        try (UnitLog log = UnitLog.open(database, unit.id())) {
            return chart(log, unit, Period.of(from, to), points, now, zone());
        } catch (SQLException e) {
            throw unreadable(unit, e);
        }
    }

    /** Of a log that is open. */
    public static Chart chart(UnitLog log, KnownUnit unit, Period period, int points, Instant now, ZoneId zone)
            throws SQLException {
        PeriodExcursions excursions = new PeriodExcursions(period, log.intervals(), log.limits(), Micros.of(now));
        ChartRule chart = new ChartRule(period, log.intervals(), points, Micros.of(now));
        Playback.play(log, period, excursions, chart);
        return chart.chart(log.limits(), excursions, zone);
    }

    private ZoneId zone() {
        return places.current().timeZone();
    }

    private static IllegalStateException unreadable(KnownUnit unit, SQLException cause) {
        return new IllegalStateException("The log of " + unit.id() + " could not be read.", cause);
    }
}
