package org.wardkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long somebody must wait before the next password is looked at.
 *
 * <p>A few failures are free; each one after them doubles the wait, up to a longest. A wait that lies behind by as much
 * again is forgotten. Remembers a bounded number of keys, the ones used last.
 */
final class Attempts {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final int free;
    private final Map<String, Failures> failures;

    /**
     * @param free failures that cost no wait
     * @param capacity keys remembered at most
     */
    Attempts(int free, int capacity) {
        this.free = free;
        this.failures = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Duration waitOf(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null || !now.isBefore(known.until()) ? Duration.ZERO : Duration.between(now, known.until());
    }

    synchronized void failed(String key, Instant now) {
        Failures known = failures.get(key);
        int count = known == null || now.isAfter(known.until().plus(LONGEST_WAIT)) ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, now.plus(waitAfter(count))));
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    synchronized int remembered() {
        return failures.size();
    }

    private Duration waitAfter(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - free, 20);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private record Failures(int count, Instant until) {}
}
