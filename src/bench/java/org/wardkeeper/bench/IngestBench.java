package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.bench.wire.Workload;

/**
 * {@code ./wardkeeper bench ingest}: what the server takes in, beside what the same machine gives to a bare CoAP server
 * and to COPY; then how prompt it is, and what many tags cost. One JSON object, with what was asked for at its end.
 */
public final class IngestBench {
    private static final long HOUR_MS = 3_600_000;

    private final Options options;
    private final Product product;
    private final Turns turns;
    private final Map<String, Object> report = new LinkedHashMap<>();
    private final Demands demands = new Demands();

    private IngestBench(Options options, Product product, BareLimit bare, CopyLimit copy) {
        this.options = options;
        this.product = product;
        this.turns = new Turns(product, bare, copy, options.rounds(), Duration.ofSeconds(options.seconds()));
    }

    public static void main(String[] arguments) {
        try (var endings = new Endings()) {
            Options options = Options.of(List.of(arguments));
            Path folder = endings.temporaryFolder();
            say("starting the server");
            Product product = endings.add(Product.start(folder, BenchSite.USUAL));
            BareLimit bare = endings.add(BareLimit.start());
            CopyLimit copy = endings.add(new CopyLimit(product.connect(), System.currentTimeMillis() - 6 * HOUR_MS));
            new IngestBench(options, product, bare, copy).run(folder.resolve("many"));
        } catch (IllegalArgumentException e) {
            fail(e, 2);
        } catch (IOException | SQLException | InterruptedException e) {
            fail(e, 1);
        }
    }

    private void run(Path manyTags) throws IOException, SQLException, InterruptedException {
        report.put("seconds", options.seconds());
        report.put("rounds", options.rounds());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("loadAverageBefore", loadAverage());
        long now = System.currentTimeMillis();
        Workload sightings = Traffic.sightings(BenchSite.USUAL.tags(), 1);
        Workload packs = Traffic.readingsOfGateways(BenchSite.USUAL, now - 12 * HOUR_MS);
        Workload lone = Traffic.readingsOfSensors(BenchSite.USUAL, now - 6 * HOUR_MS);

        Turns.Result plain = compare(sightings.name(), () -> turns.plain(sightings));
        demand(plain, "sightings, of bare", "ratioToBare", "ratioOfMicros", 0.6);
        Workload fives = Traffic.sightings(BenchSite.USUAL.tags(), 5);
        compare(fives.name(), () -> turns.plain(fives));
        Turns.Result secure = compare(sightings.name() + " over DTLS", () -> turns.secure(sightings));
        demand(secure, "sightings over DTLS, of bare", "ratioToBare", "ratioOfMicros", 0.75);
        Turns.Result twenty = compare(packs.name(), () -> turns.plainAndCopy(packs));
        demand(twenty, "readings in packs of 20, of COPY", "ratioToCopy", "ratioOfDatabaseMicros", 0.5);
        Turns.Result one = compare(lone.name(), () -> turns.plain(lone));
        demand(one, "readings in packs of 1, of bare", "ratioToBare", "ratioOfMicros", 0.4);
        report.put(
                "stored",
                Map.of("acknowledged", twenty.recordsTaken() + one.recordsTaken(), "rows", product.count("reading")));

        promptness(sightings, lone, one.messagesPerSecond());
        if (options.heapMinutes() > 0) {
            say("the heap, for " + options.heapMinutes() + " minutes");
            HeapWatch.Load load =
                    new HeapWatch.Load(sightings, plain.messagesPerSecond(), lone, one.messagesPerSecond());
            report.put("heap", new HeapWatch(product).watch(options.heapMinutes(), load));
        }
        tags(manyTags);
        report.put("loadAverageAfter", loadAverage());
        report.put("demands", demands.table());
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    }

    private Turns.Result compare(String name, Comparison comparison) throws IOException, SQLException {
        say(name);
        Turns.Result result = comparison.make();
        report.put(name, result.figures());
        return result;
    }

    private void demand(Turns.Result result, String what, String ofRates, String ofMicros, double asked) {
        demands.atLeast(what + ", rate", (double) result.figures().get(ofRates), asked);
        demands.atLeast(what + ", CPU", (double) result.figures().get(ofMicros), asked);
    }

    private void promptness(Workload sightings, Workload lone, double mostPerSecond)
            throws IOException, InterruptedException {
        var promptness = new Promptness(product);
        say("readings at half load");
        Map<String, Object> half = promptness.atHalfLoad(lone, mostPerSecond);
        report.put("readings at half load", half);
        demands.atMost("p99 of a reading at half load, ms", (double) half.get("p99Ms"), 50);
        say("readings in a storm of sightings");
        Map<String, Object> storm = promptness.inStorm(sightings, lone);
        report.put("readings in a storm of sightings", storm);
        demands.atMost("slowest reading in a storm of sightings, ms", (double) storm.get("maxMs"), 1_000);
    }

    private void tags(Path folder) throws IOException, InterruptedException {
        say("a thousand tags beside fifty thousand");
        Duration time = Duration.ofSeconds(options.seconds());
        Map<String, Object> tags = new TagCost(options.rounds(), time).measure(folder);
        report.put("cost of a sighting", tags);
        demands.atMost("cost of a sighting, of 50,000 tags to 1,000", (double) tags.get("ratioOfMicros"), 1.2);
    }

    private interface Comparison {
        Turns.Result make() throws IOException, SQLException;
    }

    /** Of the last minute: on a machine that does other work too, only ratios of CPU are right. */
    private static double loadAverage() {
        return Figures.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void say(String step) {
        System.err.println(step);
    }

    private static void fail(Exception e, int code) {
        System.err.println("wardkeeper: " + e.getMessage());
        System.exit(code);
    }
}
