package org.wardkeeper.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.Latest;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.report.BatteryLevel;

/** How all devices stand now: contacts and batteries from memory, registration and refusals from the database. */
@ApplicationScoped
class DeviceBoard {

    @Inject
    private Devices devices;

    @Inject
    private DeviceContacts contacts;

    @Inject
    private LiveReadings readings;

    @Inject
    private Refusals refusals;

    @Inject
    private Places places;

    /** All of them, in no order. A device that is being registered just now is on the next board. */
    List<DeviceNow> all(Instant now) {
        Map<Integer, Refusals.Told> told = refusals.ofAll();
        Instant listening = contacts.listeningSince();
        SiteMap site = places.current();
        Collection<KnownDevice> known = devices.current().all();
        return known.stream()
                .filter(device -> told.containsKey(device.id()))
                .map(device -> now(device, told.get(device.id()), site, listening, now))
                .toList();
    }

    private DeviceNow now(KnownDevice device, Refusals.Told told, SiteMap site, Instant listening, Instant now) {
        Contact contact = contacts.of(device);
        Optional<Latest> battery = readings.of(device.id(), BatteryLevel.STREAM);
        OptionalDouble percent = battery.map(Latest::value).orElse(OptionalDouble.empty());
        return new DeviceNow(
                device,
                zone(device, site).map(Zone::name).orElse(""),
                told.registered(),
                contact,
                battery,
                told.last(),
                told.in24h(),
                ConditionRule.of(device.interval(), told.registered(), contact, percent, told.in24h(), listening, now));
    }

    /** The device as pages and programs see it. */
    ShownDevice shown(DeviceNow state, Instant now) {
        SiteMap site = places.current();
        KnownDevice device = state.device();
        Contact contact = state.contact();
        Optional<Instant> heard = contact.heard();
        return new ShownDevice(
                device.urn(),
                device.kind().slug(),
                device.zoneId(),
                zone(device, site).map(ZoneRef::to).orElse(null),
                device.interval().toSeconds(),
                device.serial(),
                at(state.registered(), site),
                heard.map(at -> at(at, site)).orElse(null),
                heard.map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                        .orElse(null),
                through(device, contact),
                state.has(Condition.SILENT),
                contact.skew().map(skew -> skew.toMillis() / 1_000.0).orElse(null),
                state.battery().map(DeviceBoard::percent).orElse(null),
                state.battery().map(battery -> at(battery.at(), site)).orElse(null),
                state.lastRefusal()
                        .map(refusal -> ShownRefusal.of(refusal, site.timeZone()))
                        .orElse(null),
                state.refusals24h(),
                state.conditions().stream().map(Condition::slug).toList());
    }

    private String through(KnownDevice device, Contact contact) {
        return contact.speakerId() == device.id()
                ? null
                : devices.current()
                        .byId(contact.speakerId())
                        .map(KnownDevice::urn)
                        .orElse(null);
    }

    private static Optional<Zone> zone(KnownDevice device, SiteMap site) {
        return device.zoneId() == null ? Optional.empty() : site.zone(device.zoneId());
    }

    private static Double percent(Latest battery) {
        return battery.value().isPresent() ? battery.value().getAsDouble() : null;
    }

    private static OffsetDateTime at(Instant instant, SiteMap site) {
        return instant.atZone(site.timeZone()).toOffsetDateTime();
    }
}
