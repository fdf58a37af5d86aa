package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lives of all alarms side by side, and the one thing that ties them: who takes note of a cause has taken note of all
 * that it holds back. Has no clock, no thread and no database.
 */
public final class AlarmDesk {
    /** An alarm that changed, whether people must be told, and the lines of its log. */
    public record Change(Alarm alarm, boolean announced, List<AlarmEvent> events) {}

    private final Map<AlarmKey, AlarmLife> lives = new LinkedHashMap<>();

    public void resume(Collection<Alarm> open) {
        open.forEach(alarm -> lives.put(alarm.key(), AlarmLife.resumed(alarm)));
    }

    public Stream<Alarm> open() {
        return lives.values().stream().flatMap(life -> life.open().stream());
    }

    /** One look: all conditions that hold now; whatever is not among them does not. */
    public List<Change> look(List<Condition> conditions, Instant now) {
        Map<AlarmKey, Condition> holding = new HashMap<>();
        conditions.forEach(condition -> holding.put(condition.key(), condition));
        Set<AlarmKey> concerned = new HashSet<>(lives.keySet());
        concerned.addAll(holding.keySet());
        List<Change> changes = new ArrayList<>();
        for (AlarmKey key : concerned) {
            step(key, new Input.Look(Optional.ofNullable(holding.get(key))), now, changes);
        }
        List.copyOf(changes).forEach(change -> noteWithItsCause(change.alarm(), now, changes));
        return changes;
    }

    /** What was over before anybody could know of it; nothing where its alarm is open. */
    public List<Change> found(PastCondition past, Instant now) {
        List<Change> changes = new ArrayList<>();
        step(past.condition().key(), new Input.Found(past), now, changes);
        return changes;
    }

    /** What a person did to one open alarm. */
    public List<Change> act(AlarmKey key, Input input, Instant now) {
        List<Change> changes = new ArrayList<>();
        step(key, input, now, changes);
        if (input instanceof Input.Acknowledge noted && !changes.isEmpty()) {
            noteHeldBackBy(key, noted, now, changes);
        }
        return changes;
    }

    /** Also what those hold back: a gateway that the network speaks for spoke for its sensors before. */
    private void noteHeldBackBy(AlarmKey cause, Input.Acknowledge noted, Instant now, List<Change> changes) {
        for (AlarmKey held : heldBackBy(cause)) {
            int before = changes.size();
            step(held, noted, now, changes);
            if (changes.size() > before) { // Whoever has taken note already ends the chain.
                noteHeldBackBy(held, noted, now, changes);
            }
        }
    }

    /** What is newly held back by a cause that somebody took note of needs nobody any more. */
    private void noteWithItsCause(Alarm alarm, Instant now, List<Change> changes) {
        alarm.overlays()
                .suppressed()
                .map(held -> lives.get(held.by()))
                .flatMap(AlarmLife::open)
                .filter(cause -> cause.state() == AlarmState.ACKED)
                .flatMap(Alarm::acknowledgement)
                .ifPresent(noted -> step(alarm.key(), new Input.Acknowledge(noted), now, changes));
    }

    private List<AlarmKey> heldBackBy(AlarmKey cause) {
        return open().filter(alarm -> alarm.overlays()
                        .suppressed()
                        .filter(held -> held.by().equals(cause))
                        .isPresent())
                .map(Alarm::key)
                .toList();
    }

    private void step(AlarmKey key, Input input, Instant now, List<Change> changes) {
        AlarmLife.Step step = lives.getOrDefault(key, AlarmLife.of(key)).after(input, now);
        if (step.next().isIdle()) {
            lives.remove(key);
        } else {
            lives.put(key, step.next());
        }
        step.changed().ifPresent(alarm -> changes.add(new Change(alarm, step.announced(), step.events())));
    }
}
