package org.wardkeeper.sitefolder;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.quantity.Rssi;

/**
 * A survey folder: the plan of one level ({@code plan.geojson}), sightings at known places ({@code calibration.csv}), a
 * walk as the server would receive it ({@code sightings.csv}) and where the tag really was ({@code truth.csv}). Times are
 * milliseconds since 1970.
 *
 * @param problems what was left out and why; rows with a fault are left out, the others count
 */
public record SurveyFolder(
        SiteMap map, List<Heard> calibration, List<Heard> walk, List<Truth> truth, List<Problem> problems) {

    /** A sighting. {@code at} is null where nobody says where the tag was. */
    public record Heard(long millis, String reader, String tag, double dBm, Point at) {}

    /** Where a tag was. */
    public record Truth(long millis, String tag, Point at) {}

    private static final String CALIBRATION = "calibration.csv";
    private static final String SIGHTINGS = "sightings.csv";
    private static final String TRUTH = "truth.csv";

    /** @throws IllegalArgumentException with a sentence for each line, where nothing can be replayed */
    public static SurveyFolder read(Path folder) throws IOException {
        Parsed<PlanRow> plan = SurveyPlan.parse(text(folder, SurveyPlan.FILE));
        if (plan.refused()) {
            throw new IllegalArgumentException(lines(plan.refusals()));
        }
        SiteMap map = SurveyPlan.map(plan);
        Set<String> readers = new HashSet<>();
        map.readers().stream().map(Reader::urn).forEach(readers::add);
        Parsed<Heard> calibration = table(
                folder,
                CALIBRATION,
                List.of("time_ms", "reader", "tag", "rssi", "x", "y"),
                cells -> heard(cells, readers, point(cells)));
        Parsed<Heard> walk = table(
                folder,
                SIGHTINGS,
                List.of("time_ms", "reader", "tag", "rssi"),
                cells -> heard(cells, readers, () -> null));
        Parsed<Truth> truth = table(folder, TRUTH, List.of("time_ms", "tag", "x", "y"), SurveyFolder::truth);
        List<Problem> problems = new ArrayList<>();
        List.of(calibration, walk, truth).forEach(file -> problems.addAll(file.refusals()));
        if (truth.values().isEmpty() || map.zones().isEmpty()) {
            throw new IllegalArgumentException(problems.isEmpty() ? "There is nothing to score." : lines(problems));
        }
        return new SurveyFolder(map, calibration.values(), walk.values(), truth.values(), problems);
    }

    private static <R> Parsed<R> table(Path folder, String file, List<String> columns, CsvTable.RowParser<R> rows)
            throws IOException {
        return CsvTable.read(file, text(folder, file), columns, rows);
    }

    private static Supplier<Heard> heard(Cells cells, Set<String> readers, Supplier<Point> at) {
        Long millis = cells.value("time_ms", SurveyFolder::millis);
        String reader = cells.value("reader", name -> known(name, readers));
        String tag = cells.value("tag", Names::checkedName);
        Double dBm = cells.number("rssi");
        cells.check(() -> level(dBm));
        return () -> new Heard(millis, reader, tag, dBm, at.get());
    }

    private static Supplier<Truth> truth(Cells cells) {
        Long millis = cells.value("time_ms", SurveyFolder::millis);
        String tag = cells.value("tag", Names::checkedName);
        Supplier<Point> at = point(cells);
        return () -> new Truth(millis, tag, at.get());
    }

    private static Supplier<Point> point(Cells cells) {
        Double x = cells.number("x");
        Double y = cells.number("y");
        cells.check(() -> {
            if (x != null && y != null && !(Double.isFinite(x) && Double.isFinite(y))) {
                throw new IllegalArgumentException("A place needs two finite coordinates.");
            }
        });
        return () -> new Point(x, y);
    }

    private static void level(Double dBm) {
        if (dBm != null && new Rssi(dBm).dBm() > 0) {
            throw new IllegalArgumentException("a level of " + dBm + " dBm is not what a tag sends");
        }
    }

    private static String known(String reader, Set<String> readers) {
        if (!readers.contains(reader)) {
            throw new IllegalArgumentException("There is no reader '" + Names.shown(reader) + "' on the plan.");
        }
        return reader;
    }

    private static long millis(String cell) {
        try {
            return Math.round(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The time '" + Names.shown(cell) + "' is not in milliseconds.", e);
        }
    }

    private static String text(Path folder, String file) throws IOException {
        try {
            return Files.readString(folder.resolve(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " is missing in " + folder + ".", e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + " is not text in UTF-8.", e);
        }
    }

    private static String lines(List<Problem> problems) {
        Function<Problem, String> line = Problem::toString;
        return String.join("\n", problems.stream().map(line).toList());
    }
}
