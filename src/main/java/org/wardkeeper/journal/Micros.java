package org.wardkeeper.journal;

import java.time.Instant;

/** Times as PostgreSQL keeps them: whole microseconds since the epoch. */
final class Micros {
    private Micros() {}

    static long of(Instant time) {
        return time.getEpochSecond() * 1_000_000L + time.getNano() / 1_000;
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
