package org.wardkeeper.sitefolder;

import java.util.List;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.DeviceUrn;
import org.wardkeeper.place.Names;

/**
 * A line of {@code devices.csv}.
 *
 * @param zone null for what is carried about
 * @param serial null where unknown
 */
public record DeviceRow(String urn, DeviceKind kind, String zone, int intervalSeconds, String serial) {

    static final String FILE = "devices.csv";

    public boolean isReader() {
        return kind == DeviceKind.READER;
    }

    static Parsed<DeviceRow> parse(String content) {
        return CsvTable.read(FILE, content, List.of("urn", "kind", "zone", "interval_s", "serial"), DeviceRow::of)
                .unique("URN", DeviceRow::urn);
    }

    private static DeviceRow of(CsvTable.Cells cells) {
        String serial = cells.optional("serial");
        return new DeviceRow(
                DeviceUrn.checked(cells.text("urn")),
                DeviceKind.of(cells.text("kind")),
                cells.optional("zone"),
                cells.seconds("interval_s"),
                serial == null ? null : Names.checkedName(serial));
    }
}
