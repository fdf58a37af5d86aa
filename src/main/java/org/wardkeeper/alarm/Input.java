package org.wardkeeper.alarm;

import java.util.Optional;

/** Everything that can happen to an alarm: a closed family. When it happened is passed beside it. */
public sealed interface Input {
    /** Somebody looked, and the condition holds or does not. */
    record Look(Optional<Condition> condition) implements Input {}

    /** Its condition was over before anybody could know of it. */
    record Found(PastCondition past) implements Input {}

    record Acknowledge(Acknowledgement note) implements Input {}

    record Shelve(Overlay.Shelved shelf) implements Input {}

    record Unshelve(String by) implements Input {}

    record TakeOut(Overlay.OutOfService work) implements Input {}

    record PutBack(String by) implements Input {}
}
