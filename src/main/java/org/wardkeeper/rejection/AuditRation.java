package org.wardkeeper.rejection;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an hour the audit trail tells of one speaker's refusals. The trail is kept for ever, so a device gone mad
 * must not write it full; beyond the ration its refusals stand in the rejections alone, which are bounded.
 *
 * <p>Remembers a bounded number of speakers, the ones that began last. Not safe for several threads.
 */
final class AuditRation {
    static final int AN_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_SPEAKERS = 10_000;

    private final Map<String, Hour> hours = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hour> eldest) {
            return size() > MOST_SPEAKERS;
        }
    };

    /** How many are left to this speaker now, this one among them: 0 when it must not be told, 1 for the last. */
    int take(String speaker, Instant now) {
        Hour known = hours.get(speaker);
        if (known == null || !now.isBefore(known.since().plus(HOUR))) {
            hours.remove(speaker);
            known = new Hour(now, 0);
        }
        int left = AN_HOUR - known.told();
        hours.put(speaker, new Hour(known.since(), Math.min(known.told() + 1, AN_HOUR)));
        return left;
    }

    private record Hour(Instant since, int told) {}
}
