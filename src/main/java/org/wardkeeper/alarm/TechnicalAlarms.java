package org.wardkeeper.alarm;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The server's own alarms, held in memory. One thread looks at the facts every other second and never waits for the
 * database; what changed goes to {@link AlarmBook}, which has all the patience that needs.
 */
@ApplicationScoped
public class TechnicalAlarms {
    private static final Logger LOG = Logger.getLogger(TechnicalAlarms.class.getName());
    private static final long LOOK_EVERY_MS = 2_000;
    private static final long STOP_WAIT_MS = 5_000;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AlarmBook book;

    @Inject
    DatabasePulse pulse;

    private final Clock clock = Clock.systemUTC();
    private final Map<TechnicalKind, AlarmWatch> watches = new EnumMap<>(TechnicalKind.class);
    private long conflictsSeen;
    private volatile boolean open;
    private Thread looking;

    /** Takes up the alarms that were open when the server ended, and begins to look. */
    public synchronized void start(Supplier<ServerFacts> facts) {
        for (TechnicalKind kind : TechnicalKind.values()) {
            watches.put(kind, AlarmWatch.of(kind));
        }
        book.open().forEach(alarm -> watches.put(alarm.kind(), AlarmWatch.resumed(alarm)));
        pulse.start();
        open = true;
        looking = threads.newThread(() -> keepLooking(facts));
        looking.setName("alarms");
        looking.start();
    }

    public void stop() {
        open = false;
        if (looking == null) {
            return;
        }
        looking.interrupt();
        try {
            looking.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pulse.stop();
        book.close();
    }

    /** All that are not over and acknowledged: the most urgent first, then the newest. */
    public synchronized List<Alarm> open() {
        return watches.values().stream()
                .flatMap(watch -> watch.open().stream())
                .sorted(Comparator.comparing((Alarm alarm) -> alarm.kind().priority())
                        .thenComparing(Alarm::announced, Comparator.reverseOrder()))
                .toList();
    }

    /** Takes note of an open alarm. Empty where there is none of this id. */
    public synchronized Optional<Alarm> acknowledge(UUID id, String by, String note) {
        for (AlarmWatch watch : List.copyOf(watches.values())) {
            if (watch.open().isPresent() && watch.open().get().id().equals(id)) {
                AlarmWatch.Step step = watch.acknowledge(new Alarm.Acknowledgement(clock.instant(), by, note));
                take(step);
                return step.changed().or(watch::open);
            }
        }
        return Optional.empty();
    }

    /** Whether the database answered when it was asked last, and has not kept a question since. */
    public boolean databaseAnswers() {
        return pulse.beats(clock.instant());
    }

    private void keepLooking(Supplier<ServerFacts> facts) {
        while (open) {
            try {
                Instant now = clock.instant();
                ServerFacts told = pulse.beats(now) ? facts.get() : facts.get().withoutDatabase();
                look(told, now);
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "the server's own alarms could not be looked at", e);
            }
        }
    }

    /** One look: what differs for long enough changes an alarm. */
    public synchronized void look(ServerFacts facts, Instant now) {
        for (AlarmWatch watch : new ArrayList<>(watches.values())) {
            take(watch.look(TechnicalRule.holds(watch.kind(), facts, watch.isActive(), conflictsSeen), now));
        }
        conflictsSeen = facts.lateConflicts();
    }

    private void take(AlarmWatch.Step step) {
        watches.put(step.next().kind(), step.next());
        step.changed().ifPresent(alarm -> {
            book.keep(alarm);
            Level level = step.announced() ? Level.WARNING : Level.INFO;
            LOG.log(level, "alarm {0}: {1} {2}", new Object[] {
                alarm.kind().slug(), alarm.state().slug(), alarm.detail()
            });
        });
    }
}
