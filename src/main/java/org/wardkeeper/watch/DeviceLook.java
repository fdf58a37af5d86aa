package org.wardkeeper.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.Latest;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.MissingReason;

/** What is known of all devices, out of memory. Who is barred is silent on purpose and is left out. */
@ApplicationScoped
class DeviceLook {
    private static final String TEMPERATURE = "temperature";

    @Inject
    Devices devices;

    @Inject
    DeviceContacts contacts;

    @Inject
    LiveReadings readings;

    Instant listening() {
        return contacts.listeningSince();
    }

    List<DeviceFacts> all() {
        DeviceRegistry registry = devices.current();
        DeviceContacts table = contacts.direct().get();
        LiveReadings live = readings.direct().get();
        return registry.all().stream()
                .filter(device -> !registry.isBarred(device.urn()))
                .map(device -> facts(device, table.of(device), registry, live))
                .toList();
    }

    private static DeviceFacts facts(KnownDevice device, Contact contact, DeviceRegistry registry, LiveReadings live) {
        Optional<KnownDevice> speaker =
                contact.speakerId() == device.id() ? Optional.empty() : registry.byId(contact.speakerId());
        OptionalDouble battery =
                live.of(device.id(), BatteryLevel.STREAM).map(Latest::value).orElseGet(OptionalDouble::empty);
        boolean noProbe = live.of(device.id(), TEMPERATURE)
                .flatMap(Latest::missing)
                .filter(MissingReason.PROBE_MISSING.word()::equals)
                .isPresent();
        return new DeviceFacts(device, contact, speaker, battery, noProbe);
    }
}
