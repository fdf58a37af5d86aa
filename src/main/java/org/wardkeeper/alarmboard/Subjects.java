package org.wardkeeper.alarmboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitBoard;
import org.wardkeeper.coldchain.UnitNow;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.ZoneRef;

/** The names of what alarms are about. What was taken away since keeps its id. */
@ApplicationScoped
public class Subjects {
    @Inject
    StorageUnits units;

    @Inject
    UnitBoard board;

    @Inject
    Devices devices;

    @Inject
    Places places;

    public Subject of(AlarmKey key) {
        if (!key.unitId().isEmpty()) {
            return unit(key.unitId());
        }
        return key.urn().isEmpty() ? new Subject("", null, null, null) : device(key.urn());
    }

    /** How warm a unit is now; empty where nobody knows. */
    Optional<Double> celsiusNow(AlarmKey key, Instant now) {
        return known(key.unitId())
                .map(unit -> board.now(unit, now))
                .filter(unit -> unit.state() != UnitState.UNKNOWN)
                .map(UnitNow::celsius)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble);
    }

    private Subject unit(String id) {
        String page = "storage-units/unit.xhtml?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return known(id)
                .map(unit -> new Subject(unit.name(), null, zone(unit.zoneId()), page))
                .orElseGet(() -> new Subject(id, null, null, null));
    }

    private Subject device(String urn) {
        String page = "devices/?device=" + URLEncoder.encode(urn, StandardCharsets.UTF_8);
        return devices.current()
                .byUrn(urn)
                .map(device -> new Subject(name(device), device.kind().slug(), zone(device.zoneId()), page))
                .orElseGet(() -> new Subject(urn, null, null, null));
    }

    private String name(KnownDevice device) {
        ZoneRef zone = zone(device.zoneId());
        return units.all().stream()
                .filter(unit -> unit.deviceId().orElse(-1) == device.id())
                .map(KnownUnit::name)
                .findAny()
                .orElseGet(() -> zone == null ? device.urn() : zone.name());
    }

    private Optional<KnownUnit> known(String id) {
        return units.all().stream().filter(unit -> unit.id().equals(id)).findAny();
    }

    private ZoneRef zone(String id) {
        return id == null ? null : places.current().zone(id).map(ZoneRef::to).orElse(null);
    }
}
