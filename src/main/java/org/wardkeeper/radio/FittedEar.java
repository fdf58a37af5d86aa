package org.wardkeeper.radio;

import java.util.List;
import org.wardkeeper.place.Point;
import org.wardkeeper.radio.Lessons.Cell;

/**
 * What one ear was taught: a path loss fitted to its cells, and about it the mean of what nearby cells differ from it.
 * Where nothing was taught nearby the fitted path loss remains, and the scatter says how little is known.
 */
final class FittedEar {
    /** As far as one cell speaks for another; as wide as a spot. */
    private static final double NEARBY_M = 2;

    /** The square of a distance, in cells' reach, from which on a cell speaks for nothing; most of a floor's do. */
    private static final double SAYS_NOTHING = 32;

    /** What a cell behind a wall says, against one in the same zone. */
    private static final double BEHIND_WALL = 0.3;

    /** The path loss counts as much as so many cells. */
    private static final double PRIOR_CELLS = 2;

    /** Of a lesson only the room is known, but who taught it walked about in it: it speaks for the room as so many cells. */
    private static final double CELLS_OF_A_ROOM = 6;

    private static final double PRIOR_SCATTER = 5;

    /** Never surer than this: a hand around the tag alone is 3 dB. */
    private static final double LEAST_SCATTER = 3;

    private static final double NEAREST_M = 0.7;
    private static final double LEAST_DB_A_DECADE = 5;
    private static final double USUAL_DB_A_DECADE = 20;
    private static final int ENOUGH_CELLS = 4;

    /** What to expect at a place, in dBm and dB. */
    record Expected(double level, double scatter) {}

    private final Point reader;
    private final List<Cell> cells;
    private final double offset;
    private final double slope;
    private final double[] difference;

    FittedEar(Point reader, List<Cell> cells) {
        this.reader = reader;
        this.cells = cells;
        this.slope = slope();
        this.offset = cells.stream()
                .mapToDouble(cell -> cell.level() - slope * decades(cell.x(), cell.y()))
                .average()
                .orElseThrow();
        this.difference = cells.stream()
                .mapToDouble(cell -> cell.level() - loss(cell.x(), cell.y()))
                .toArray();
    }

    Expected at(int zone, double x, double y) {
        double weights = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < difference.length; i++) {
            Cell cell = cells.get(i);
            double weight = weight(cell, zone, x, y);
            weights += weight;
            sum += weight * difference[i];
            squares += weight * (difference[i] * difference[i] + cell.variance());
        }
        double mean = sum / (weights + PRIOR_CELLS);
        double variance =
                (squares - 2 * mean * sum + mean * mean * weights + PRIOR_CELLS * PRIOR_SCATTER * PRIOR_SCATTER)
                        / (weights + PRIOR_CELLS);
        return new Expected(loss(x, y) + mean, Math.max(LEAST_SCATTER, Math.sqrt(variance)));
    }

    private static double weight(Cell cell, int zone, double x, double y) {
        boolean sameZone = cell.zone() == zone;
        if (cell.anywhere() && sameZone) {
            return CELLS_OF_A_ROOM;
        }
        double dx = (cell.x() - x) / NEARBY_M;
        double dy = (cell.y() - y) / NEARBY_M;
        double square = dx * dx + dy * dy;
        return square > SAYS_NOTHING ? 0 : Math.exp(-square / 2) * (sameZone ? 1 : BEHIND_WALL);
    }

    /** Least squares over the cells, in dB a decade; levels never grow with distance. */
    private double slope() {
        if (cells.size() < ENOUGH_CELLS) {
            return -USUAL_DB_A_DECADE;
        }
        double n = cells.size();
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (Cell cell : cells) {
            double decades = decades(cell.x(), cell.y());
            sx += decades;
            sy += cell.level();
            sxx += decades * decades;
            sxy += decades * cell.level();
        }
        double spread = sxx - sx * sx / n;
        return spread < 1e-6 ? -USUAL_DB_A_DECADE : Math.min(-LEAST_DB_A_DECADE, (sxy - sx * sy / n) / spread);
    }

    private double loss(double x, double y) {
        return offset + slope * decades(x, y);
    }

    private double decades(double x, double y) {
        return Math.log10(Math.max(NEAREST_M, Math.hypot(x - reader.x(), y - reader.y())));
    }
}
