package org.wardkeeper.alarmbook;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmDesk;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Input;
import org.wardkeeper.alarm.Overlay;
import org.wardkeeper.alarm.PastCondition;
import org.wardkeeper.rounds.Rounds;

/**
 * All open alarms, held in memory. One thread asks for the conditions every other second and never waits for the
 * database; what changed goes to {@link AlarmBook}, which has all the patience that needs.
 */
@ApplicationScoped
public class Alarms {
    private static final Logger LOG = Logger.getLogger(Alarms.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(2_000);
    private static final Duration STOP_WAIT = Duration.ofMillis(5_000);

    /** The most urgent first, then the newest. */
    private static final Comparator<Alarm> URGENT_FIRST =
            Comparator.comparing(Alarm::priority).thenComparing(Alarm::since, Comparator.reverseOrder());

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AlarmBook book;

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC); // What is stored and read back is the same moment.
    private final AlarmDesk desk = new AlarmDesk();
    private final List<Consumer<List<Alarm>>> listeners = new CopyOnWriteArrayList<>();
    private volatile List<Alarm> open = List.of();
    private Rounds looking;

    /** Tells what is wrong now; it is given the open alarms, because what holds on is judged more strictly than what begins. */
    @FunctionalInterface
    public interface Conditions {
        List<Condition> now(List<Alarm> open, Instant now);
    }

    /** Takes up the alarms that were open when the server ended, and begins to look. */
    public synchronized void start(Conditions conditions) {
        desk.resume(book.open());
        open = sorted();
        looking = Rounds.begin(threads, "alarms", PAUSE, () -> {
            Instant now = clock.instant();
            look(conditions.now(open, now), now);
        });
        looking.soon();
    }

    public void stop() {
        if (looking != null) {
            looking.stop(STOP_WAIT);
            book.close();
        }
    }

    /** All that are not over and acknowledged, and what somebody put aside: the most urgent first, then the newest. */
    public List<Alarm> open() {
        return open;
    }

    public Optional<Alarm> open(UUID id) {
        return open.stream().filter(alarm -> alarm.id().equals(id)).findAny();
    }

    /** Called with the alarms that were just announced, empty where something else changed, on whichever thread changed it. */
    public void onChange(Consumer<List<Alarm>> listener) {
        listeners.add(listener);
    }

    /** Takes note of an open alarm, and of all that it holds back. Empty where there is none of this id. */
    public Optional<Alarm> acknowledge(UUID id, String by, String note) {
        return act(id, now -> new Input.Acknowledge(new Acknowledgement(now, by, note)));
    }

    /**
     * Puts an alarm aside for a time; one that is put aside already stays so until it was.
     *
     * @throws IllegalArgumentException for a time that is over or too far ahead, and for no reason at all
     */
    public Optional<Alarm> shelve(UUID id, String by, Instant until, String reason) {
        return act(id, now -> new Input.Shelve(new Overlay.Shelved(now, by, until, reason)));
    }

    public Optional<Alarm> unshelve(UUID id, String by) {
        return act(id, now -> new Input.Unshelve(by));
    }

    /** @throws IllegalArgumentException without a work order */
    public Optional<Alarm> takeOutOfService(UUID id, String by, String workOrder) {
        return act(id, now -> new Input.TakeOut(new Overlay.OutOfService(now, by, workOrder)));
    }

    public Optional<Alarm> putBackInService(UUID id, String by) {
        return act(id, now -> new Input.PutBack(by));
    }

    /** One look: what differs for long enough changes an alarm. */
    public synchronized void look(List<Condition> conditions, Instant now) {
        take(desk.look(conditions, now));
        open = sorted(); // By how much they hold changes with every look.
    }

    /** Tells once of what was over before anybody could know of it; nothing where its alarm is open. */
    public synchronized void tellLate(PastCondition past) {
        take(desk.found(past, clock.instant()));
    }

    /** The database knows every alarm as it stands. */
    public boolean isWritten() {
        return book.isWritten();
    }

    private synchronized Optional<Alarm> act(UUID id, Function<Instant, Input> input) {
        Optional<Alarm> found = open(id);
        if (found.isEmpty()) {
            return found;
        }
        Instant now = clock.instant();
        List<AlarmDesk.Change> changes = desk.act(found.get().key(), input.apply(now), now);
        take(changes);
        return changes.stream()
                .map(AlarmDesk.Change::alarm)
                .filter(alarm -> alarm.id().equals(id))
                .findFirst()
                .or(() -> found);
    }

    private void take(List<AlarmDesk.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        open = sorted();
        book.keep(changes);
        changes.forEach(Alarms::log);
        List<Alarm> announced = changes.stream()
                .filter(AlarmDesk.Change::announced)
                .map(AlarmDesk.Change::alarm)
                .toList();
        listeners.forEach(listener -> listener.accept(announced));
    }

    private List<Alarm> sorted() {
        return desk.open().sorted(URGENT_FIRST).toList();
    }

    private static void log(AlarmDesk.Change change) {
        Alarm alarm = change.alarm();
        LOG.log(change.announced() ? Level.WARNING : Level.FINE, "alarm {0} of {1}: {2} {3}", new Object[] {
            alarm.kind().slug(), alarm.key().subject(), alarm.state().slug(), alarm.detail()
        });
    }
}
