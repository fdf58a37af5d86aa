package org.wardkeeper.lapse;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitEdited;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.place.SiteChanged;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.report.Durable;
import org.wardkeeper.rounds.Rounds;
import org.wardkeeper.threshold.Lapse;
import org.wardkeeper.threshold.Rules;

/**
 * The doors and mains of all units while they are watched. A row that is its sensor's newest is added to what is known, on
 * the journal's thread and waiting for nothing. A row that came late, and an edit, mean that the unit's past is read anew:
 * by a thread of its own, which waits for the database, and until nothing waits in the spool.
 */
@ApplicationScoped
public class Lapses {

    private static final Logger LOG = Logger.getLogger(Lapses.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    StorageUnits units;

    @Inject
    Rules rules;

    @Inject
    LiveReadings readings;

    @Inject
    Journal journal;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, UnitLapses> known = new ConcurrentHashMap<>();
    /** Units whose past is to be read anew. */
    private final Set<String> anew = ConcurrentHashMap.newKeySet();
    /** For which unit a device speaks. */
    private volatile Map<Integer, String> routes = Map.of();

    private volatile boolean open;
    private Rounds looking;
    private boolean answering = true;

    @PostConstruct
    void listen() {
        readings.onRow(this::take);
    }

    public void start() {
        open = true;
        everythingAnew();
        looking = Rounds.begin(threads, "lapses", PAUSE, () -> lookAnew(clock.instant()));
        looking.soon();
    }

    public void stop() {
        open = false;
        if (looking != null) {
            looking.stop(PATIENCE);
        }
    }

    /** How door and mains of all units stand at a moment, those that are not watched among them. */
    public List<Standing> all(Instant now) {
        return units.all().stream().flatMap(unit -> of(unit, now)).toList();
    }

    /** How one unit's stand. */
    public Stream<Standing> of(KnownUnit unit, Instant now) {
        UnitLapses told = known.get(unit.id());
        return Stream.of(Lapse.values())
                .map(lapse -> told == null
                        ? new Standing(unit.id(), lapse, Known.UNKNOWN, null, List.of())
                        : told.at(lapse, now));
    }

    void onSiteChanged(@Observes SiteChanged event) {
        if (open) {
            everythingAnew();
        }
    }

    void onUnitEdited(@Observes UnitEdited edited) {
        if (open) {
            routes = routes(units.all());
            anew.add(edited.unitId());
        }
    }

    private void everythingAnew() {
        routes = routes(units.all());
        units.all().forEach(unit -> anew.add(unit.id()));
    }

    /** On the journal's thread. */
    private void take(Durable row) {
        String unitId = routes.get(row.device().id());
        if (!open || unitId == null) {
            return;
        }
        long at = Micros.of(row.timing().at());
        known.compute(unitId, (id, before) -> {
            if (before == null || !before.isNewest(at)) {
                anew.add(id);
                return before;
            }
            return before.and(row, at);
        });
    }

    private void lookAnew(Instant now) {
        if (journal.state().spooledPacks() > 0) {
            return;
        }
        try {
            for (String unitId : List.copyOf(anew)) {
                lookAnew(unitId, now);
            }
            answering = true;
        } catch (SQLException e) {
            LOG.log(answering ? Level.WARNING : Level.FINE, "doors and mains wait for the database", e);
            answering = false;
        }
    }

    /** A row that comes in meanwhile may not be in what is read: then the unit is asked for once more. */
    private void lookAnew(String unitId, Instant now) throws SQLException {
        anew.remove(unitId);
        Optional<KnownUnit> unit = units.find(unitId);
        if (unit.isEmpty()) {
            known.remove(unitId);
            return;
        }
        UnitLapses before = known.get(unitId);
        try {
            UnitLapses read = read(unit.get(), now);
            if (known.compute(unitId, (id, meanwhile) -> meanwhile == before ? read : meanwhile) != read) {
                anew.add(unitId);
            }
        } catch (SQLException e) {
            anew.add(unitId);
            throw e;
        }
    }

    private UnitLapses read(KnownUnit unit, Instant now) throws SQLException {
        long interval = unit.interval().toSeconds() * Micros.SECOND;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                StretchRows rows = new StretchRows(connection, now);
                Map<Lapse, Stretch> stretches = new EnumMap<>(Lapse.class);
                for (Lapse lapse : Lapse.values()) {
                    stretches.put(lapse, rows.read(unit.id(), lapse, interval));
                }
                return new UnitLapses(unit.id(), interval, rules.of(unit).current(), stretches);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Map<Integer, String> routes(Collection<KnownUnit> units) {
        Map<Integer, String> routes = new HashMap<>();
        units.forEach(unit -> unit.deviceId().ifPresent(device -> routes.put(device, unit.id())));
        return Map.copyOf(routes);
    }
}
