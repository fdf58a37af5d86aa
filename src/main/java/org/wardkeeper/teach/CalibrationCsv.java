package org.wardkeeper.teach;

import java.util.List;
import java.util.Locale;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.radio.Taught;

/**
 * What was taught as a survey folder's {@code calibration.csv}. Where only the room is known, x and y are those of its
 * label, a point inside it; the format has no antennas, so readings of several stand as rows of one reader.
 */
final class CalibrationCsv {
    static final String HEADER = "time_ms,reader,tag,rssi,x,y\r\n";

    private CalibrationCsv() {}

    /** The rows of zones on this level, in the order of time. */
    static String of(List<TaughtLesson> lessons, String levelId, SiteMap map) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (TaughtLesson lesson : lessons) {
            map.zone(lesson.zoneId())
                    .filter(zone -> zone.levelId().equals(levelId))
                    .ifPresent(zone -> lesson.rows().forEach(row -> append(csv, row, zone.label())));
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, Taught row, Point label) {
        Point point = row.point() == null ? label : row.point();
        csv.append(row.at().toEpochMilli())
                .append(',')
                .append(cell(row.reader()))
                .append(',')
                .append(cell(row.tag()))
                .append(String.format(Locale.ROOT, ",%.1f,%.3f,%.3f\r\n", row.rssi(), point.x(), point.y()));
    }

    /** RFC 4180 §2.6: a comma may stand in the URI of a tag. */
    private static String cell(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
