package org.wardkeeper.sitefolder;

import java.util.List;
import org.wardkeeper.place.Names;

/**
 * A line of {@code storage-units.csv}.
 *
 * @param device URN of the sensor inside; null where there is none yet
 */
public record UnitRow(
        String id,
        String name,
        String zone,
        String kind,
        String device,
        double lowCel,
        double highCel,
        int intervalSeconds) {

    static final String FILE = "storage-units.csv";

    private static final List<String> KINDS = List.of("refrigerator", "freezer", "ultracold");
    private static final double ABSOLUTE_ZERO_CEL = -273.15;
    private static final double HOTTEST_CEL = 100;

    public UnitRow {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("There is no kind of storage unit '" + Names.shown(kind)
                    + "'; it must be one of " + String.join(", ", KINDS) + ".");
        }
        if (!(lowCel >= ABSOLUTE_ZERO_CEL) || !(highCel <= HOTTEST_CEL)) {
            throw new IllegalArgumentException(
                    "The limits " + lowCel + " and " + highCel + " must be temperatures a storage unit can have.");
        }
        if (!(lowCel < highCel)) {
            throw new IllegalArgumentException(
                    "The lower limit " + lowCel + " must be below the upper limit " + highCel + ".");
        }
    }

    static Parsed<UnitRow> parse(String content) {
        return CsvTable.read(
                        FILE,
                        content,
                        List.of("id", "name", "zone", "kind", "device", "low_cel", "high_cel", "interval_s"),
                        UnitRow::of)
                .unique("id", UnitRow::id)
                .unique("sensor", UnitRow::device);
    }

    private static UnitRow of(CsvTable.Cells cells) {
        return new UnitRow(
                Names.checkedId(cells.text("id")),
                Names.checkedName(cells.text("name")),
                cells.text("zone"),
                cells.text("kind"),
                cells.optional("device"),
                cells.number("low_cel"),
                cells.number("high_cel"),
                cells.seconds("interval_s"));
    }
}
