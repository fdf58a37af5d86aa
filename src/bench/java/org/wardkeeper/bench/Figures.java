package org.wardkeeper.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Arithmetic of what is printed. */
final class Figures {
    private Figures() {}

    static double round(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** How much the figures grow from one to the next, by least squares. */
    static double slope(List<Double> figures) {
        double middle = (figures.size() - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < figures.size(); i++) {
            above += (i - middle) * figures.get(i);
            below += (i - middle) * (i - middle);
        }
        return below == 0 ? 0 : above / below;
    }
}
