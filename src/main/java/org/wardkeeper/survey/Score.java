package org.wardkeeper.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.wardkeeper.survey.Replay.Said;

/** How right a replay was, in the figures by which methods are compared. */
final class Score {
    private static final int BINS = 10;

    private final List<Said> rows;

    Score(List<Said> rows) {
        this.rows = rows;
    }

    /** The JSON object of {@code survey score}, member by member. */
    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        double[] errors = errors();
        figures.put("rows", rows.size());
        figures.put(
                "unplaced", rows.stream().filter(row -> row.said().isEmpty()).count());
        figures.put(
                "zoneAccuracy", round(share(rows.stream().filter(Score::isRight).count(), rows.size())));
        figures.put("macroF1", round(macroF1()));
        figures.put("switches", switches(Score::saidZone));
        figures.put("trueSwitches", switches(Said::zone));
        figures.put("meanError", round(Arrays.stream(errors).average().orElse(Double.NaN)));
        figures.put("p50", round(quantile(errors, 0.5)));
        figures.put("p75", round(quantile(errors, 0.75)));
        figures.put("p95", round(quantile(errors, 0.95)));
        figures.put("radiusCoverage", round(radiusCoverage()));
        figures.put("confidenceBins", bins());
        return figures;
    }

    private static String saidZone(Said row) {
        return row.said().map(place -> place.zoneId()).orElse(null);
    }

    private static boolean isRight(Said row) {
        return row.zone().equals(saidZone(row));
    }

    /** Over the zones that occur in the truth. */
    private double macroF1() {
        var zones = new TreeSet<>(rows.stream().map(Said::zone).toList());
        return zones.stream().mapToDouble(this::f1).average().orElse(Double.NaN);
    }

    private double f1(String zone) {
        long hits = 0;
        long either = 0;
        for (Said row : rows) {
            boolean was = row.zone().equals(zone);
            boolean said = zone.equals(saidZone(row));
            hits += was && said ? 1 : 0;
            either += (was ? 1 : 0) + (said ? 1 : 0);
        }
        return 2.0 * hits / either;
    }

    private interface ZoneOf {
        String of(Said row);
    }

    private int switches(ZoneOf zone) {
        Map<String, String> last = new HashMap<>();
        int switches = 0;
        for (Said row : rows) {
            String now = zone.of(row);
            String before = now == null ? null : last.put(row.truth().tag(), now);
            if (before != null && !Objects.equals(before, now)) {
                switches++;
            }
        }
        return switches;
    }

    private static double error(Said row) {
        return row.said().orElseThrow().at().distanceTo(row.truth().at());
    }

    private double[] errors() {
        return rows.stream()
                .filter(row -> row.said().isPresent())
                .mapToDouble(Score::error)
                .sorted()
                .toArray();
    }

    private double radiusCoverage() {
        List<Said> placed = rows.stream().filter(row -> row.said().isPresent()).toList();
        return share(
                placed.stream()
                        .filter(row -> error(row) <= row.said().orElseThrow().radiusMetres())
                        .count(),
                placed.size());
    }

    private List<Map<String, Object>> bins() {
        int[] said = new int[BINS];
        int[] right = new int[BINS];
        for (Said row : rows) {
            if (row.said().isPresent()) {
                int bin = Math.min(BINS - 1, (int) (row.confidence() * BINS));
                said[bin]++;
                right[bin] += isRight(row) ? 1 : 0;
            }
        }
        var bins = new ArrayList<Map<String, Object>>();
        for (int bin = 0; bin < BINS; bin++) {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("low", bin / (double) BINS);
            figures.put("high", (bin + 1) / (double) BINS);
            figures.put("rows", said[bin]);
            figures.put("right", right[bin]);
            bins.add(figures);
        }
        return bins;
    }

    private static double share(long some, long all) {
        return all == 0 ? Double.NaN : (double) some / all;
    }

    /** The smallest value that so large a share does not exceed. */
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static Double round(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 1e4;
    }
}
