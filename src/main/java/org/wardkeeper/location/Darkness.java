package org.wardkeeper.location;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.device.SilenceRule;
import org.wardkeeper.place.Reader;
import org.wardkeeper.radio.RadioMap;

/** Which zones nobody listens in: those that have readers, all of which have fallen silent. */
final class Darkness {
    /** Sooner than a device counts as silent: nobody is called, only less is claimed. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private Darkness() {}

    static BitSet over(RadioMap map, Devices devices, DeviceContacts contacts, Instant now) {
        var dark = new BitSet();
        var lit = new BitSet();
        for (Reader reader : map.site().readers()) {
            int zone = map.spots().numberOf(reader.zoneId());
            if (zone >= 0) {
                Optional<KnownDevice> device = devices.current().byUrn(reader.urn());
                boolean silent = device.isPresent() && isSilent(device.get(), contacts, now);
                (silent ? dark : lit).set(zone);
            }
        }
        dark.andNot(lit);
        return dark;
    }

    private static boolean isSilent(KnownDevice reader, DeviceContacts contacts, Instant now) {
        Instant last = contacts.of(reader).heard().orElse(Instant.EPOCH);
        return SilenceRule.isSilent(reader.interval(), SHORTEST, last, contacts.listeningSince(), now);
    }
}
