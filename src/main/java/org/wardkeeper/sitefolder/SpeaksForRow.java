package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.function.Supplier;

/** A line of {@code speaks-for.csv}: a gateway that may carry a device's records. */
public record SpeaksForRow(String gateway, String device) {

    static final String FILE = "speaks-for.csv";

    static Parsed<SpeaksForRow> parse(String content) {
        return CsvTable.read(FILE, content, List.of("gateway", "device"), SpeaksForRow::of);
    }

    private static Supplier<SpeaksForRow> of(Cells cells) {
        String gateway = cells.named("gateway");
        String device = cells.named("device");
        return () -> new SpeaksForRow(gateway, device);
    }
}
