package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.function.Supplier;
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
        checkedKind(kind);
        checkLimits(lowCel, highCel);
    }

    private static String checkedKind(String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("There is no kind of storage unit '" + Names.shown(kind)
                    + "'; it must be one of " + String.join(", ", KINDS) + ".");
        }
        return kind;
    }

    private static void checkLimits(double lowCel, double highCel) {
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

    private static Supplier<UnitRow> of(Cells cells) {
        String id = cells.value("id", Names::checkedId);
        String name = cells.value("name", Names::checkedName);
        String zone = cells.named("zone");
        String kind = cells.value("kind", UnitRow::checkedKind);
        String device = cells.mayName("device");
        Double low = cells.number("low_cel");
        Double high = cells.number("high_cel");
        Integer interval = cells.seconds("interval_s");
        if (low != null && high != null) {
            cells.check(() -> checkLimits(low, high));
        }
        return () -> new UnitRow(id, name, zone, kind, device, low, high, interval);
    }
}
