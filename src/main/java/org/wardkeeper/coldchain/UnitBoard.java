package org.wardkeeper.coldchain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.Latest;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;

/** How all units stand now: the live readings beside the limits, on the plan. */
@ApplicationScoped
public class UnitBoard {

    @Inject
    private StorageUnits units;

    @Inject
    private LiveReadings readings;

    @Inject
    private Places places;

    @Inject
    private Devices devices;

    /** Worst first: out of range, then unknown, then in order; among equals by name. */
    public List<UnitNow> worstFirst(Instant now) {
        return units.all().stream()
                .map(unit -> now(unit, now))
                .sorted(Comparator.comparingInt(UnitBoard::urgency)
                        .thenComparing(unit -> unit.unit().name()))
                .toList();
    }

    public UnitNow now(KnownUnit unit, Instant now) {
        return UnitNow.of(unit, latest(unit, "temperature"), now);
    }

    /** The unit as pages and programs see it, with times in the site's zone. */
    public UnitStatus status(UnitNow state, Instant now) {
        SiteMap site = places.current();
        KnownUnit unit = state.unit();
        Optional<Zone> zone = site.zone(unit.zoneId());
        return new UnitStatus(
                unit.id(),
                unit.name(),
                unit.kind().slug(),
                zone.map(ZoneRef::to).orElse(null),
                zone.map(z -> z.label().x()).orElse(null),
                zone.map(z -> z.label().y()).orElse(null),
                state.celsius().isPresent() ? state.celsius().getAsDouble() : null,
                state.missing().orElse(null),
                state.state().slug(),
                state.seen().map(at -> at(at, site)).orElse(null),
                state.age(now).map(age -> age.toSeconds()).orElse(null),
                unit.limits().lowCel(),
                unit.limits().highCel(),
                latest(unit, "door")
                        .filter(door -> state.isHeard(now) || state.isFresh(door, now))
                        .map(UnitBoard::open)
                        .orElse(null),
                device(unit).map(KnownDevice::urn).orElse(null),
                device(unit).map(KnownDevice::serial).orElse(null),
                unit.interval().toSeconds(),
                unit.limitsSince() == null ? null : at(unit.limitsSince(), site));
    }

    private Optional<KnownDevice> device(KnownUnit unit) {
        return unit.deviceId().isEmpty()
                ? Optional.empty()
                : devices.current().byId(unit.deviceId().getAsInt());
    }

    private Optional<Latest> latest(KnownUnit unit, String stream) {
        return unit.deviceId().isEmpty()
                ? Optional.empty()
                : unit.own(readings.of(unit.deviceId().getAsInt(), stream));
    }

    private static OffsetDateTime at(Instant instant, SiteMap site) {
        return instant.atZone(site.timeZone()).toOffsetDateTime();
    }

    /** A door is journalled as 1 for open. */
    private static Boolean open(Latest door) {
        return door.value().orElse(0) != 0;
    }

    private static int urgency(UnitNow unit) {
        return switch (unit.state()) {
            case TOO_WARM, TOO_COLD -> 0;
            case UNKNOWN -> 1;
            case IN_RANGE -> 2;
        };
    }
}
