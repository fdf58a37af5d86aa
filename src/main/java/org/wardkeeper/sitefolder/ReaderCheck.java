package org.wardkeeper.sitefolder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.sitefolder.Parsed.Row;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** A reader stands in two files: in a plan where it hangs, in the device list so that it may report. */
final class ReaderCheck {

    private ReaderCheck() {}

    static void check(CheckedSite site) {
        Map<String, String> levelOfZone = new HashMap<>();
        site.good(ZoneRow.class).forEach(zone -> levelOfZone.put(zone.id(), zone.levelId()));
        Map<String, ReaderRow> hung = new HashMap<>();
        site.good(ReaderRow.class).forEach(reader -> hung.put(reader.id(), reader));
        Set<String> registered = new HashSet<>();
        for (Row<DeviceRow> row : site.devices().rows()) {
            DeviceRow device = row.value();
            registered.add(device.urn());
            ReaderRow reader = hung.get(device.urn());
            String level = device.zone() == null ? null : levelOfZone.get(device.zone());
            if (reader != null && level != null && !level.equals(reader.levelId())) {
                site.devices()
                        .refuse(
                                row.line(),
                                "The zone '" + device.zone() + "' is on another level than the plan hangs the reader.");
            } else if (reader == null && device.kind() == DeviceKind.READER && device.zone() == null) {
                site.devices().warn(row.line(), "The reader " + device.urn() + " hangs nowhere: no plan, no zone.");
            }
        }
        if (!site.devices().refused()) {
            warnOfMuteReaders(site, registered);
        }
    }

    private static void warnOfMuteReaders(CheckedSite site, Set<String> registered) {
        for (Parsed<PlanRow> plan : site.goodPlans()) {
            for (Row<ReaderRow> row : PlanCheck.rowsOf(plan, ReaderRow.class)) {
                if (!registered.contains(row.value().id())) {
                    plan.warn(row.line(), row.value().id(), "The reader is not in devices.csv, so it cannot report.");
                }
            }
        }
    }
}
