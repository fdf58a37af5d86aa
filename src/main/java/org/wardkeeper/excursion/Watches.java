package org.wardkeeper.excursion;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitEdited;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.report.Durable;
import org.wardkeeper.span.Spans;
import org.wardkeeper.threshold.Rules;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.UnitLog;

/**
 * All units while they are watched. A row that is a unit's newest goes to its watch. A row that came late, or an edit of
 * limits, rules or sensors, says from when on the unit's history has to be looked at anew; that waits for the database,
 * and until nothing waits in the spool. One thread does all of it; any thread may mark a history and ask what runs.
 */
@ApplicationScoped
class Watches {

    static final String STREAM = "temperature";

    /** What was received so long ago is stored, or waits in the spool. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(Watches.class.getName());

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    StorageUnits units;

    @Inject
    Rules rules;

    @Inject
    Places places;

    @Inject
    Journal journal;

    private final Map<String, UnitWatch> watches = new ConcurrentHashMap<>();
    /** What ran when the server ended, until its unit was looked at. */
    private final Map<String, Excursion> resumed = new ConcurrentHashMap<>();
    /** From when on a unit's history has to be looked at anew, in {@link Micros}. */
    private final Map<String, Long> anew = new ConcurrentHashMap<>();

    private final Map<String, List<Route>> routes = new HashMap<>();
    private Book book;
    private boolean answering = true;

    /** A sensor while it speaks for a unit. */
    private record Route(String unitId, Sensor sensor) {}

    /** Takes up what was running when the server ended. */
    void resume() {
        watches.clear();
        resumed.clear();
        book = new Book(database);
        book.running().forEach(excursion -> resumed.put(excursion.unitId(), excursion));
    }

    List<Excursion> running(Instant now) {
        Stream<Excursion> watched = watches.values().stream().flatMap(watch -> watch.at(now).stream());
        return Stream.concat(watched, resumed.values().stream())
                .filter(Excursion::isRunning)
                .toList();
    }

    /** A row of a unit's sensor could not be kept. */
    void missed(Durable row) {
        units.all().stream()
                .filter(unit -> unit.deviceId().isPresent()
                        && unit.deviceId().getAsInt() == row.device().id())
                .forEach(unit -> anew(unit.id(), Micros.of(row.timing().at())));
    }

    void onSiteChanged(@Observes SiteChanged event) {
        long now = Micros.of(Instant.now());
        units.all().forEach(unit -> anew(unit.id(), watches.containsKey(unit.id()) ? now : Sensor.ALWAYS));
    }

    void onUnitEdited(@Observes UnitEdited edited) {
        anew(edited.unitId(), edited.since().map(Micros::of).orElse(Sensor.ALWAYS));
    }

    /**
     * Looks for rows that were received when nobody looked any more.
     *
     * @param late how old a row may be when it arrives
     * @return false while the database does not say
     */
    boolean catchUp(Duration late, Instant now) {
        try {
            Map<String, Instant> since = book.notLookedAt(now.minus(late));
            units.all().forEach(unit -> anew(unit.id(), Micros.of(since.getOrDefault(unit.id(), now))));
            return true;
        } catch (SQLException e) {
            away(e);
            return false;
        }
    }

    /** Rows that are safe, in the order of arrival. */
    void take(List<Durable> rows, Instant now) {
        for (Durable row : rows) {
            long at = Micros.of(row.timing().at());
            route(row, at).ifPresent(route -> {
                LogRow read = LogRow.of(route.sensor, at, row.value().orElse(Double.NaN));
                UnitWatch watch = watches.get(route.unitId);
                if (watch != null && watch.isNewest(read)) {
                    watch.next(read, now).ifPresent(book::note);
                } else if (watch == null || !watch.isLast(read)) {
                    anew(route.unitId, at);
                }
            });
        }
    }

    /**
     * Writes down what is known, and looks at history where that is asked for.
     *
     * @param idle whether no row waits to be taken
     */
    void look(Instant now, boolean idle) {
        watches.values().forEach(watch -> watch.look(now).ifPresent(book::note));
        try {
            book.write(now);
            if (journal.state().spooledPacks() == 0) {
                for (Map.Entry<String, Long> asked : Map.copyOf(anew).entrySet()) {
                    lookAnewOrGiveUp(asked.getKey(), asked.getValue(), now);
                    anew.remove(asked.getKey(), asked.getValue());
                }
                if (idle && anew.isEmpty()) {
                    book.lookedAt(now.minus(SETTLED), now);
                }
            }
            answering = true;
        } catch (SQLException e) {
            away(e);
        }
    }

    /** A fault of ours costs one unit one look, and the others nothing. */
    private void lookAnewOrGiveUp(String unitId, long from, Instant now) throws SQLException {
        try {
            lookAnew(unitId, from, now);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "the excursions of " + unitId + " could not be looked at");
        }
    }

    private void lookAnew(String unitId, long from, Instant now) throws SQLException {
        Optional<KnownUnit> unit = units.find(unitId);
        if (unit.isEmpty()) {
            watches.remove(unitId);
            return;
        }
        try (UnitLog log = UnitLog.open(database, unitId)) {
            Course course = Course.of(
                    unit.get(), log, rules.of(unit.get()), places.current().timeZone());
            long begin = course.beginFor(from, log);
            Spans spans = new Spans(course.rule());
            log.readings(begin, Sensor.FOREVER, spans::add);
            List<Excursion> found = book.reconcile(course, begin, spans.until(Micros.of(now)), now);
            watches.computeIfAbsent(unitId, id -> new UnitWatch(course)).resume(course, spans.state(), found);
            resumed.remove(unitId);
            route(course);
        }
    }

    private void route(Course course) {
        routes.values().forEach(list -> list.removeIf(route -> route.unitId.equals(course.unitId())));
        for (Sensor sensor : course.sensors()) {
            routes.computeIfAbsent(sensor.urn(), urn -> new ArrayList<>()).add(new Route(course.unitId(), sensor));
        }
    }

    private Optional<Route> route(Durable row, long at) {
        return routes.getOrDefault(row.device().urn(), List.of()).stream()
                .filter(route -> route.sensor.since() <= at && at < route.sensor.until())
                .findAny();
    }

    private void anew(String unitId, long from) {
        anew.merge(unitId, from, Math::min);
    }

    private void away(SQLException e) {
        LOG.log(answering ? Level.WARNING : Level.FINE, "excursions wait for the database", e);
        answering = false;
    }
}
