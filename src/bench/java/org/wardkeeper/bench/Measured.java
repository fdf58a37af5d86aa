package org.wardkeeper.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Tally;

/**
 * One run of one workload against one server.
 *
 * @param serverMicros CPU of the server's JVM for each message taken
 * @param databaseMicros CPU of PostgreSQL for each message taken
 */
record Measured(LoadGenerator.Run run, double serverMicros, double databaseMicros) {

    /** Something that sends load. */
    interface Drive {
        LoadGenerator.Run run() throws IOException;
    }

    static Measured of(Drive drive, Server server, Product product) throws IOException {
        double before = CpuTime.secondsOf(server.pid());
        double databaseBefore = product.databaseSeconds();
        LoadGenerator.Run run = drive.run();
        double taken = Math.max(1, run.tally().taken());
        return new Measured(
                run,
                (CpuTime.secondsOf(server.pid()) - before) * 1e6 / taken,
                (product.databaseSeconds() - databaseBefore) * 1e6 / taken);
    }

    double messagesPerSecond() {
        return run.messagesPerSecond();
    }

    double latencyMillis(double share) {
        return run.tally().latencyMillis(share);
    }

    /** Latencies from report to 2.04, and whatever was not taken. */
    static Map<String, Object> promptness(Tally tally) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("p50Ms", Figures.round(tally.latencyMillis(0.5)));
        figures.put("p99Ms", Figures.round(tally.latencyMillis(0.99)));
        figures.put("maxMs", Figures.round(tally.latencyMillis(1)));
        figures.put("notTaken", tally.others());
        return figures;
    }
}
