package org.wardkeeper.sitefolder;

import java.util.List;

/** A line of {@code speaks-for.csv}: a gateway that may carry a device's records. */
public record SpeaksForRow(String gateway, String device) {

    static final String FILE = "speaks-for.csv";

    static Parsed<SpeaksForRow> parse(String content) {
        return CsvTable.read(
                FILE,
                content,
                List.of("gateway", "device"),
                cells -> new SpeaksForRow(cells.text("gateway"), cells.text("device")));
    }
}
