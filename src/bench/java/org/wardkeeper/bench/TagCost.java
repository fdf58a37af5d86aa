package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Workload;

/**
 * What a sighting costs where a thousand tags are about, and where fifty thousand are: two servers take turns, so that
 * noise from outside meets both.
 */
final class TagCost {
    private static final BenchSite FEW = BenchSite.USUAL;
    private static final BenchSite MANY = new BenchSite(50_000, FEW.gateways());
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private final int rounds;
    private final Duration time;

    TagCost(int rounds, Duration time) {
        this.rounds = rounds;
        this.time = time;
    }

    Map<String, Object> measure(Path folder) throws IOException, InterruptedException {
        try (Product withFew = Product.start(folder.resolve("few"), FEW);
                Product withMany = Product.start(folder.resolve("many"), MANY);
                var toFew = LoadGenerator.plain(withFew.coapPort());
                var toMany = LoadGenerator.plain(withMany.coapPort())) {
            Workload ofFew = Traffic.sightings(FEW.tags(), 1);
            Workload ofMany = Traffic.sightings(MANY.tags(), 1);
            toFew.drive(ofFew, WARM_UP);
            toMany.drive(ofMany, WARM_UP);
            var few = new ArrayList<Measured>();
            var many = new ArrayList<Measured>();
            for (int round = 0; round < rounds; round++) {
                few.add(Measured.of(() -> toFew.drive(ofFew, time), withFew, withFew));
                many.add(Measured.of(() -> toMany.drive(ofMany, time), withMany, withMany));
            }
            return figures(few, many);
        }
    }

    private static Map<String, Object> figures(List<Measured> few, List<Measured> many) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(FEW.tags() + " tags", figures(few));
        figures.put(MANY.tags() + " tags", figures(many));
        figures.put(
                "ratioOfMicros",
                Figures.round(
                        Figures.median(many, Measured::serverMicros) / Figures.median(few, Measured::serverMicros)));
        return figures;
    }

    private static Map<String, Object> figures(List<Measured> runs) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("messagesPerSecond", Math.round(Figures.median(runs, Measured::messagesPerSecond)));
        figures.put(
                "microsOfEachRound",
                runs.stream().map(run -> Figures.round(run.serverMicros())).toList());
        figures.put("serverMicrosPerMessage", Figures.round(Figures.median(runs, Measured::serverMicros)));
        figures.put("databaseMicrosPerMessage", Figures.round(Figures.median(runs, Measured::databaseMicros)));
        return figures;
    }
}
