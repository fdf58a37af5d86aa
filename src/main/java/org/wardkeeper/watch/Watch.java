package org.wardkeeper.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind.About;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitBoard;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.lapse.Lapses;

/** Looks at everything that can be wrong and tells what is, from memory alone: it never waits for the database. */
@ApplicationScoped
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    @Inject
    DatabasePulse pulse;

    @Inject
    DeviceLook devices;

    @Inject
    StorageUnits units;

    @Inject
    UnitBoard board;

    @Inject
    FiredRules fired;

    @Inject
    Lapses lapses;

    @Inject
    LateExcursions late;

    private final Clock clock = Clock.systemUTC();
    private Supplier<ServerFacts> facts;
    private long conflictsSeen;

    /** @param serverFacts what the server knows of itself at one moment */
    public void start(Supplier<ServerFacts> serverFacts) {
        facts = serverFacts;
        pulse.start();
        late.start(this::unit);
    }

    public void stop() {
        late.stop();
        pulse.stop();
    }

    /** Whether the database answered when it was asked last, and has not kept a question since. */
    public boolean databaseAnswers() {
        return pulse.beats(clock.instant());
    }

    /** All conditions that hold now. Asked by one thread. */
    public List<Condition> conditions(List<Alarm> open, Instant now) {
        Set<AlarmKey> active = new HashSet<>();
        open.stream().filter(alarm -> alarm.state().isActive()).forEach(alarm -> active.add(alarm.key()));
        List<Condition> found = new ArrayList<>();
        found.addAll(found(About.SERVER, open, () -> server(active::contains, now)));
        found.addAll(found(About.DEVICE, open, () -> ofDevices(active::contains, now)));
        found.addAll(found(About.PROCESS, open, () -> ofUnits(open, now)));
        return found;
    }

    private List<FiredRule> fired() {
        List<FiredRule> all = new ArrayList<>(fired.now());
        all.addAll(late.unsettled());
        return all;
    }

    /** A fault of ours in one part hides nothing of the others, and ends no alarm. */
    static List<Condition> found(About about, List<Alarm> open, Supplier<List<Condition>> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "what is wrong with " + about.slug() + " could not be looked at");
            return open.stream()
                    .filter(alarm ->
                            alarm.kind().about() == about && alarm.state().isActive())
                    .map(Condition::of)
                    .toList();
        }
    }

    private List<Condition> ofDevices(Predicate<AlarmKey> active, Instant now) {
        Collection<DeviceFacts> all = devices.all();
        List<Condition> found = new ArrayList<>(SilentRule.conditions(all, active, devices.listening(), now));
        all.forEach(device -> found.addAll(DeviceRule.conditions(device, active)));
        return found;
    }

    private List<Condition> ofUnits(List<Alarm> open, Instant now) {
        List<Condition> found = new ArrayList<>(ProcessRule.conditions(fired(), open, id -> unit(id, now)));
        found.addAll(LapseAlarmRule.conditions(lapses.all(now), open, now));
        return found;
    }

    private List<Condition> server(Predicate<AlarmKey> active, Instant now) {
        ServerFacts told = pulse.beats(now) ? facts.get() : facts.get().withoutDatabase();
        List<Condition> found = ServerRule.conditions(told, kind -> active.test(AlarmKey.server(kind)), conflictsSeen);
        conflictsSeen = told.lateConflicts();
        return found;
    }

    private UnitNow unit(String id, Instant now) {
        return units.all().stream()
                .filter(unit -> unit.id().equals(id))
                .findAny()
                .map((KnownUnit unit) -> board.now(unit, now))
                .orElse(null);
    }
}
