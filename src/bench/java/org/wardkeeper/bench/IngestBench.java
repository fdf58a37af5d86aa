package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * {@code ./wardkeeper bench ingest}: what the server takes in, beside what the same machine gives to a bare CoAP server
 * and to COPY. The server, the bare one and the table take turns, so that noise from outside meets all of them.
 */
public final class IngestBench {
    /** What the compilers need to settle; a quick look has the same. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final Duration HEAP_WATCH = Duration.ofMinutes(5);
    private static final Duration HEAP_STEP = Duration.ofSeconds(30);
    private static final long HOUR_MS = 3_600_000;

    private final Options options;
    private final Product product;
    private final BareLimit bare;
    private final CopyLimit copy;
    private final Map<String, Object> report = new LinkedHashMap<>();
    private long readings;

    private IngestBench(Options options, Product product, BareLimit bare, CopyLimit copy) {
        this.options = options;
        this.product = product;
        this.bare = bare;
        this.copy = copy;
    }

    public static void main(String[] arguments) {
        try (var endings = new Endings()) {
            Options options = Options.of(List.of(arguments));
            Path folder = endings.temporaryFolder();
            say("starting the server");
            Product product = endings.add(Product.start(folder));
            BareLimit bare = endings.add(BareLimit.start());
            CopyLimit copy = endings.add(new CopyLimit(product.connect(), System.currentTimeMillis() - 6 * HOUR_MS));
            new IngestBench(options, product, bare, copy).run();
        } catch (IllegalArgumentException e) {
            fail(e, 2);
        } catch (IOException | SQLException | InterruptedException e) {
            fail(e, 1);
        }
    }

    private void run() throws IOException, SQLException, InterruptedException {
        long now = System.currentTimeMillis();
        report.put("seconds", options.seconds());
        report.put("rounds", options.rounds());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        compare(BenchSite.sightings(1), false);
        compare(BenchSite.sightings(5), false);
        compare(BenchSite.readingsOfGateways(now - 6 * HOUR_MS), true);
        compare(BenchSite.readingsOfSensors(now - 3 * HOUR_MS), false);
        report.put("stored", Map.of("acknowledged", readings, "rows", product.storedReadings()));
        if (options.heap()) {
            watchHeap();
        }
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    }

    private void compare(Workload workload, boolean withCopy) throws IOException, SQLException {
        say(workload.name());
        Duration time = Duration.ofSeconds(options.seconds());
        var taken = new ArrayList<Measured>();
        var limit = new ArrayList<Measured>();
        var copied = new ArrayList<Double>();
        try (var toProduct = new LoadGenerator(product.coapPort());
                var toBare = new LoadGenerator(bare.port())) {
            measure(toProduct, workload, WARM_UP, product.pid(), true);
            measure(toBare, workload, WARM_UP, bare.pid(), false);
            for (int round = 0; round < options.rounds(); round++) {
                taken.add(measure(toProduct, workload, time, product.pid(), true));
                limit.add(measure(toBare, workload, time, bare.pid(), false));
                if (withCopy) {
                    copied.add(copy.measure(time));
                }
            }
        }
        report.put(workload.name(), comparison(workload, taken, limit, copied));
    }

    private Measured measure(LoadGenerator generator, Workload workload, Duration time, long pid, boolean isProduct)
            throws IOException {
        double server = CpuTime.secondsOf(pid);
        double database = product.databaseSeconds();
        LoadGenerator.Run run = generator.drive(workload, time);
        long taken = Math.max(1, run.tally().taken());
        if (isProduct && workload.isDurable()) {
            readings += run.tally().taken() * workload.recordsAPack();
        }
        return new Measured(
                run.messagesPerSecond(),
                (CpuTime.secondsOf(pid) - server) * 1e6 / taken,
                (product.databaseSeconds() - database) * 1e6 / taken,
                run.tally().latencyMillis(0.5),
                run.tally().latencyMillis(0.99),
                run.tally().others());
    }

    private static Map<String, Object> comparison(
            Workload workload, List<Measured> taken, List<Measured> limit, List<Double> copied) {
        var figures = new LinkedHashMap<String, Object>();
        double rate = median(taken, Measured::messagesPerSecond);
        double bareRate = median(limit, Measured::messagesPerSecond);
        double micros = median(taken, Measured::serverMicros);
        double bareMicros = median(limit, Measured::serverMicros);
        figures.put("datagramBytes", workload.bytes());
        figures.put("messagesPerSecond", Math.round(rate));
        figures.put("recordsPerSecond", Math.round(rate * workload.recordsAPack()));
        figures.put("bareMessagesPerSecond", Math.round(bareRate));
        figures.put("ratioToBare", round(rate / bareRate));
        figures.put("serverMicrosPerMessage", round(micros));
        figures.put("bareMicrosPerMessage", round(bareMicros));
        figures.put("ratioOfMicros", round(bareMicros / micros));
        figures.put("databaseMicrosPerMessage", round(median(taken, Measured::databaseMicros)));
        if (!copied.isEmpty()) {
            double copyRate = median(copied, rows -> rows);
            figures.put("copyRowsPerSecond", Math.round(copyRate));
            figures.put("ratioToCopy", round(rate * workload.recordsAPack() / copyRate));
        }
        figures.put("p50Ms", round(median(taken, Measured::p50Millis)));
        figures.put("p99Ms", round(median(taken, Measured::p99Millis)));
        figures.put(
                "rateOfEachRound",
                taken.stream().map(run -> Math.round(run.messagesPerSecond())).toList());
        figures.put("notTaken", taken.stream().map(Measured::others).toList());
        return figures;
    }

    /** The heap after a full collection, every half minute under load: what grows here is a leak. */
    private void watchHeap() throws IOException, InterruptedException {
        say("the heap, for five minutes");
        var samples = new ArrayList<Double>();
        Workload workload = BenchSite.sightings(1);
        try (var generator = new LoadGenerator(product.coapPort())) {
            samples.add(Heap.megabytesAfterCollection(product.pid()));
            for (int i = 0; i < HEAP_WATCH.dividedBy(HEAP_STEP); i++) {
                generator.drive(workload, HEAP_STEP);
                samples.add(Heap.megabytesAfterCollection(product.pid()));
            }
        }
        report.put("heapMegabytesEvery30s", samples);
    }

    private static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double round(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    private static void say(String step) {
        System.err.println(step);
    }

    private static void fail(Exception e, int code) {
        System.err.println("wardkeeper: " + e.getMessage());
        System.exit(code);
    }
}
