package org.wardkeeper.alarm;

import java.time.Duration;
import java.util.Locale;

/** What can be wrong with the server itself; silent devices are not of these. */
public enum TechnicalKind {
    /** PostgreSQL does not answer; readings are kept on disk. */
    DATABASE_AWAY(Priority.HIGH, Duration.ofSeconds(5), Duration.ofSeconds(20)),
    /** What is kept on disk nears its limit: readings are refused, and stay with their devices. */
    SPOOL_FULL(Priority.HIGH, Duration.ZERO, Duration.ofSeconds(20)),
    /** The disk takes nothing: no reading is taken. */
    DISK_REFUSES(Priority.HIGH, Duration.ZERO, Duration.ofSeconds(20)),
    /** A reading that was acknowledged turned out to contradict a stored one. It is over at once, and stays until noted. */
    LATE_CONFLICT(Priority.MEDIUM, Duration.ZERO, Duration.ZERO),
    /** DTLS sessions near their bound: the devices silent for longest will have to begin anew. */
    SESSIONS_NEAR_BOUND(Priority.LOW, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final Priority priority;
    private final Duration onDelay;
    private final Duration offDelay;

    TechnicalKind(Priority priority, Duration onDelay, Duration offDelay) {
        this.priority = priority;
        this.onDelay = onDelay;
        this.offDelay = offDelay;
    }

    public Priority priority() {
        return priority;
    }

    /** How long the condition holds before it is announced. */
    Duration onDelay() {
        return onDelay;
    }

    /** How long the condition is absent before it is over. */
    Duration offDelay() {
        return offDelay;
    }

    /** "database-away". */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that is no kind */
    static TechnicalKind of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
