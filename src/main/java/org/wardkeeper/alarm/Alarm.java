package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One occurrence: raised when its condition has held for the on-delay, over when the condition is and somebody has taken
 * note. Comes again while nobody has taken note: it is the same occurrence, announced again.
 *
 * @param since when the condition began
 * @param announced when people were told that it holds; empty while they were not, under an overlay
 * @param returned when the condition ended; empty while it holds
 * @param acknowledgement of how it stands now; who took note before stands in its log
 * @param detail the condition in the words of whoever refused, or the rule that fired
 */
public record Alarm(
        UUID id,
        AlarmKey key,
        Priority priority,
        AlarmState state,
        Overlays overlays,
        Instant since,
        Optional<Instant> announced,
        Optional<Instant> returned,
        Optional<Acknowledgement> acknowledgement,
        Optional<Measure> measure,
        String detail) {

    public Alarm {
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(since);
        if (state == AlarmState.ACKED && acknowledgement.isEmpty()) {
            throw new IllegalArgumentException("nobody acknowledged it");
        }
    }

    /** Not yet announced. */
    public static Alarm raised(Condition condition, Instant since) {
        return new Alarm(
                UUID.randomUUID(),
                condition.key(),
                condition.priority(),
                AlarmState.UNACK,
                Overlays.NONE,
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                condition.measure(),
                condition.detail());
    }

    /** It was over when it was found: what is left is that somebody takes note. Not yet announced. */
    static Alarm found(PastCondition past) {
        return raised(past.condition(), past.since())
                .with(
                        AlarmState.RTN_UNACK,
                        Optional.empty(),
                        Optional.of(past.returned()),
                        Optional.empty(),
                        Overlays.NONE);
    }

    /** The condition holds again. */
    Alarm raisedAgain(Condition condition, Instant since) {
        Alarm raised = raised(condition, since);
        return new Alarm(
                id,
                key,
                raised.priority,
                state.raised(),
                overlays,
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                raised.measure,
                raised.detail);
    }

    /** It holds as before and needs somebody once more: it got worse, or too long ago somebody took note. */
    Alarm dueAgain(Condition condition) {
        Priority worse = condition.priority().isWorseThan(priority) ? condition.priority() : priority;
        return new Alarm(
                id,
                key,
                worse,
                AlarmState.UNACK,
                overlays,
                since,
                Optional.empty(),
                returned,
                Optional.empty(),
                condition.measure(),
                condition.detail());
    }

    /** It holds as before, by so much now. */
    Alarm measured(Optional<Measure> now) {
        return new Alarm(id, key, priority, state, overlays, since, announced, returned, acknowledgement, now, detail);
    }

    public Alarm returned(Instant at) {
        return with(state.returned(), announced, Optional.of(at), acknowledgement, overlays);
    }

    /** Takes note; whoever comes second changes nothing. */
    public Alarm acknowledged(Acknowledgement note) {
        return state.needsSomebody()
                ? with(state.acknowledged(), announced, returned, Optional.of(note), overlays)
                : this;
    }

    public Alarm announced(Instant at) {
        return with(state, Optional.of(at), returned, acknowledgement, overlays);
    }

    public Alarm under(Overlays others) {
        return with(state, announced, returned, acknowledgement, others);
    }

    private Alarm with(
            AlarmState newState,
            Optional<Instant> newAnnounced,
            Optional<Instant> newReturned,
            Optional<Acknowledgement> newAcknowledgement,
            Overlays newOverlays) {
        return new Alarm(
                id,
                key,
                priority,
                newState,
                newOverlays,
                since,
                newAnnounced,
                newReturned,
                newAcknowledgement,
                measure,
                detail);
    }

    public AlarmKind kind() {
        return key.kind();
    }

    /** It is not over and acknowledged, or somebody has put it aside and will find it there. */
    public boolean isOpen() {
        return state != AlarmState.NORMAL || overlays.isByPerson();
    }

    /** People heard of it when it was over already. */
    public boolean wasToldLate() {
        return returned.isPresent() && announced.isPresent() && announced.get().isAfter(returned.get());
    }

    /** It is shown to people as something that needs them. */
    public boolean asksForSomebody() {
        return state.needsSomebody() && overlays.isEmpty();
    }
}
