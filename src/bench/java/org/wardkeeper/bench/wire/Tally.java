package org.wardkeeper.bench.wire;

import java.util.Map;
import java.util.TreeMap;

/** What became of the messages of one measurement. */
public final class Tally {
    private final Latencies latencies = new Latencies();
    private final Map<String, Long> others = new TreeMap<>();
    private long taken;

    void answered(boolean changed, int code, long nanos) {
        latencies.add(nanos);
        if (changed) {
            taken++;
        } else {
            others.merge((code >> 5) + "." + (code & 31) / 10 + (code & 31) % 10, 1L, Long::sum);
        }
    }

    void timedOut() {
        others.merge("no answer", 1L, Long::sum);
    }

    /** An answer to nothing that is under way. */
    void strange() {
        others.merge("stray answers", 1L, Long::sum);
    }

    /** Messages answered with 2.04. */
    public long taken() {
        return taken;
    }

    /** Everything else, by its code. */
    public Map<String, Long> others() {
        return others;
    }

    public double latencyMillis(double share) {
        return latencies.millis(share);
    }
}
