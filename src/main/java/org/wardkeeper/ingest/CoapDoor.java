package org.wardkeeper.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalInt;
import org.wardkeeper.coap.CoapPorts;
import org.wardkeeper.coap.CoapSettings;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.Devices;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.journal.RejectionLog;
import org.wardkeeper.location.LiveLocations;

/** Opens the server's CoAP ports once everything behind them stands, and closes them before anything behind them. */
@ApplicationScoped
public class CoapDoor {
    @Inject
    Devices devices;

    @Inject
    DeviceContacts contacts;

    @Inject
    DeviceKeys keys;

    @Inject
    Journal journal;

    @Inject
    LiveLocations locations;

    @Inject
    LiveReadings readings;

    @Inject
    RejectionLog rejections;

    private CoapPorts ports;

    /**
     * Listens from now on.
     *
     * @param late how old an observation may be when it arrives
     * @throws IllegalStateException with one sentence, when a port cannot be bound
     */
    public void open(CoapSettings settings, Duration late) {
        var pipeline = new ReportPipeline(
                new Admission(late),
                devices.direct().get(),
                contacts.direct().get(),
                journal.direct().get(),
                locations.direct().get(),
                readings.direct().get(),
                rejections);
        ports = CoapPorts.open(settings, keys, new ReportResource(pipeline, identity -> keys.keyOf(identity)
                .isPresent()));
    }

    /** The bound UDP port of plain CoAP, empty where it is off. */
    public OptionalInt plainPort() {
        return ports.plainPort();
    }

    /** The bound UDP port of CoAP over DTLS. */
    public int securePort() {
        return ports.securePort();
    }

    /** Takes no report any more; what is under way is answered or will be sent again. */
    public void close() {
        if (ports != null) {
            ports.close();
            ports = null;
        }
    }
}
