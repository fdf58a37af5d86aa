package org.wardkeeper.ingest;

import java.util.Optional;
import org.wardkeeper.coap.Keyring;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.Devices;

/** Believes devices that are registered and not barred, by the keys they were given or by a certificate. */
final class Registered implements Keyring {
    private final Devices devices;
    private final DeviceKeys keys;

    Registered(Devices devices, DeviceKeys keys) {
        this.devices = devices;
        this.keys = keys;
    }

    @Override
    public Optional<byte[]> keyOf(String identity) {
        return devices.current().isBarred(DeviceKeys.urnOf(identity)) ? Optional.empty() : keys.keyOf(identity);
    }

    @Override
    public boolean mayCertify(String urn) {
        DeviceRegistry known = devices.current();
        return known.byUrn(urn).isPresent() && !known.isBarred(urn);
    }

    /** Whether what began a session is still believed; a session outlives the key that began it by days. */
    boolean believes(String identity) {
        return DeviceKeys.isCertified(identity)
                ? mayCertify(DeviceKeys.urnOf(identity))
                : keys.isActive(identity) && !devices.current().isBarred(DeviceKeys.urnOf(identity));
    }
}
