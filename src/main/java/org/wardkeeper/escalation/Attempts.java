package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.wardkeeper.alarm.Alarm;

/** The attempts of open alarms in memory, and those that the database has not heard of. Written by one thread. */
@ApplicationScoped
public class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class.getName());
    private static final int MOST_AT_ONCE = 500;

    /** What an outage of days may leave behind; what is beyond stands in the log alone. */
    private static final int MOST_UNWRITTEN = 50_000;

    @Inject
    AttemptStore store;

    private final Map<UUID, List<Attempt>> byAlarm = new ConcurrentHashMap<>();
    private final List<Attempt> unwritten = new ArrayList<>();

    /** @return the day of the last digest, counted from 1970; 0 where there was none */
    int start() {
        try {
            store.ofOpenAlarms().forEach(this::remember);
            return store.lastDigest();
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts to tell people cannot be read", e);
        }
    }

    /** The oldest first. */
    List<Attempt> of(UUID alarm) {
        return byAlarm.getOrDefault(alarm, List.of());
    }

    void keep(List<Attempt> made) {
        made.stream().map(Attempts::told).distinct().forEach(LOG::info); // One line a message, however many alarms.
        for (Attempt attempt : made) {
            remember(attempt);
            if (unwritten.size() < MOST_UNWRITTEN) {
                unwritten.add(attempt);
            }
        }
    }

    /** What is over needs no attempts any more. */
    void forgetAllBut(Collection<Alarm> open) {
        Set<UUID> ids = open.stream().map(Alarm::id).collect(Collectors.toSet());
        byAlarm.keySet().retainAll(ids);
    }

    void write() {
        List<Attempt> next = List.copyOf(unwritten.subList(0, Math.min(MOST_AT_ONCE, unwritten.size())));
        if (next.isEmpty()) {
            return;
        }
        try {
            unwritten.removeAll(Set.copyOf(store.write(next)));
        } catch (SQLException e) {
            LOG.log(Level.FINE, "attempts wait for the database", e);
        }
    }

    private static String told(Attempt attempt) {
        return "alarms: " + attempt.channel().slug() + " to " + attempt.name() + ", step " + attempt.step()
                + (attempt.delivered() ? "" : ", in vain: " + attempt.words());
    }

    private void remember(Attempt attempt) {
        byAlarm.merge(attempt.alarm(), List.of(attempt), (one, other) -> {
            List<Attempt> both = new ArrayList<>(one);
            both.addAll(other);
            return List.copyOf(both);
        });
    }
}
