package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.function.Supplier;
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

    private static Supplier<DeviceRow> of(Cells cells) {
        String urn = cells.value("urn", DeviceUrn::checked);
        DeviceKind kind = cells.value("kind", DeviceKind::of);
        String zone = cells.mayName("zone");
        Integer interval = cells.seconds("interval_s");
        String serial = cells.optional("serial", Names::checkedName);
        return () -> new DeviceRow(urn, kind, zone, interval, serial);
    }
}
