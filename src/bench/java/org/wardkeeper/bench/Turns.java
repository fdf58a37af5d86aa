package org.wardkeeper.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Workload;

/**
 * The server, the bare one and the table take turns under one workload, so that noise from outside meets all of them.
 * Medians over the rounds.
 */
final class Turns {
    /** What the compilers need to settle; a quick look has the same. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final Product product;
    private final Server bare;
    private final CopyLimit copy;
    private final int rounds;
    private final Duration time;

    Turns(Product product, Server bare, CopyLimit copy, int rounds, Duration time) {
        this.product = product;
        this.bare = bare;
        this.copy = copy;
        this.rounds = rounds;
        this.time = time;
    }

    /** What a comparison found: the figures to print, and those that the next measurements go by. */
    record Result(Map<String, Object> figures, double messagesPerSecond, long recordsTaken) {}

    Result plain(Workload workload) throws IOException, SQLException {
        try (var toProduct = LoadGenerator.plain(product.coapPort());
                var toBare = LoadGenerator.plain(bare.coapPort())) {
            return take(workload, toProduct, toBare, false);
        }
    }

    /** The same beside COPY. */
    Result plainAndCopy(Workload workload) throws IOException, SQLException {
        try (var toProduct = LoadGenerator.plain(product.coapPort());
                var toBare = LoadGenerator.plain(bare.coapPort())) {
            return take(workload, toProduct, toBare, true);
        }
    }

    /** Over DTLS; the sessions are there before the clock runs. */
    Result secure(Workload workload) throws IOException, SQLException {
        try (var toProduct = LoadGenerator.secure(product.coapsPort(), workload, product::keyOf);
                var toBare = LoadGenerator.secure(bare.coapsPort(), workload, bare::keyOf)) {
            return take(workload, toProduct, toBare, false);
        }
    }

    private Result take(Workload workload, LoadGenerator toProduct, LoadGenerator toBare, boolean withCopy)
            throws IOException, SQLException {
        var taken = new ArrayList<Measured>();
        var limit = new ArrayList<Measured>();
        var copied = new ArrayList<CopyLimit.Copied>();
        long records = toProduct.drive(workload, WARM_UP).tally().taken();
        toBare.drive(workload, WARM_UP);
        for (int round = 0; round < rounds; round++) {
            taken.add(Measured.of(() -> toProduct.drive(workload, time), product, product));
            limit.add(Measured.of(() -> toBare.drive(workload, time), bare, product));
            if (withCopy) {
                copied.add(copy.measure(time, product));
            }
            records += taken.get(round).run().tally().taken();
        }
        return new Result(
                figures(workload, taken, limit, copied),
                Figures.median(taken, Measured::messagesPerSecond),
                records * workload.recordsAPack());
    }

    private static Map<String, Object> figures(
            Workload workload, List<Measured> taken, List<Measured> limit, List<CopyLimit.Copied> copied) {
        var figures = new LinkedHashMap<String, Object>();
        double rate = Figures.median(taken, Measured::messagesPerSecond);
        double bareRate = Figures.median(limit, Measured::messagesPerSecond);
        double micros = Figures.median(taken, Measured::serverMicros);
        double bareMicros = Figures.median(limit, Measured::serverMicros);
        double databaseMicros = Figures.median(taken, Measured::databaseMicros);
        figures.put("datagramBytes", workload.bytes());
        figures.put("messagesPerSecond", Math.round(rate));
        figures.put("recordsPerSecond", Math.round(rate * workload.recordsAPack()));
        figures.put("bareMessagesPerSecond", Math.round(bareRate));
        figures.put("ratioToBare", Figures.round(rate / bareRate));
        figures.put("serverMicrosPerMessage", Figures.round(micros));
        figures.put("bareMicrosPerMessage", Figures.round(bareMicros));
        figures.put("ratioOfMicros", Figures.round(bareMicros / micros));
        figures.put("databaseMicrosPerMessage", Figures.round(databaseMicros));
        if (!copied.isEmpty()) {
            double copyRate = Figures.median(copied, CopyLimit.Copied::rowsPerSecond);
            double copyMicros = Figures.median(copied, CopyLimit.Copied::databaseMicros);
            double rowMicros = databaseMicros / workload.recordsAPack();
            figures.put("copyRowsPerSecond", Math.round(copyRate));
            figures.put("ratioToCopy", Figures.round(rate * workload.recordsAPack() / copyRate));
            figures.put("databaseMicrosPerRow", Figures.round(rowMicros));
            figures.put("copyDatabaseMicrosPerRow", Figures.round(copyMicros));
            figures.put("ratioOfDatabaseMicros", Figures.round(copyMicros / rowMicros));
        }
        figures.put("p50Ms", Figures.round(Figures.median(taken, run -> run.latencyMillis(0.5))));
        figures.put("p99Ms", Figures.round(Figures.median(taken, run -> run.latencyMillis(0.99))));
        figures.put(
                "notTaken",
                taken.stream().map(run -> run.run().tally().others()).toList());
        figures.put(
                "rateOfEachRound",
                taken.stream().map(run -> Math.round(run.messagesPerSecond())).toList());
        figures.put(
                "bareRateOfEachRound",
                limit.stream().map(run -> Math.round(run.messagesPerSecond())).toList());
        return figures;
    }
}
