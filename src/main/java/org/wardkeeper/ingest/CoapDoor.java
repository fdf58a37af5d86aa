package org.wardkeeper.ingest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.wardkeeper.coap.CoapPorts;
import org.wardkeeper.coap.CoapSettings;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.DeviceKeys;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KeysEnded;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.metrics.Metrics;
import org.wardkeeper.rejection.Rejection;
import org.wardkeeper.rejection.RejectionLog;

/** Opens the server's CoAP ports once everything behind them stands, and closes them before anything behind them. */
@ApplicationScoped
public class CoapDoor {
    private static final int TELL_EVERY_S = 2;

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

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Metrics metrics;

    private volatile CoapPorts ports;
    private DeviceRates rates;
    private ScheduledFuture<?> telling;

    /**
     * Listens from now on.
     *
     * @param late how old an observation may be when it arrives
     * @param deviceRate how many records a second one device may report
     * @throws IllegalStateException with one sentence, when a port cannot be bound
     */
    public void open(CoapSettings settings, Duration late, int deviceRate) {
        rates = new DeviceRates(deviceRate);
        var counted = new IngestMetrics(metrics);
        var pipeline = new ReportPipeline(
                new Admission(late),
                devices.direct().get(),
                contacts.direct().get(),
                journal.direct().get(),
                locations.direct().get(),
                readings.direct().get(),
                rejections,
                rates,
                counted);
        var keyring = new Registered(devices.direct().get(), keys.direct().get());
        ports = CoapPorts.open(settings, keyring, new ReportResource(pipeline, keyring::believes, counted));
        register();
        telling = timer.scheduleWithFixedDelay(
                () -> tell(rates.excesses(System.nanoTime())), TELL_EVERY_S, TELL_EVERY_S, TimeUnit.SECONDS);
    }

    /** A flood that is turned away is told of at once and then every minute, and not with every pack. */
    private void tell(List<DeviceRates.Excess> excesses) {
        for (DeviceRates.Excess excess : excesses) {
            String urn = excess.device().urn();
            String reason = excess.packs() + (excess.packs() == 1 ? " pack" : " packs") + " came after more than "
                    + rates.recordsASecond() + " records a second";
            rejections.add(new Rejection(Instant.now(), urn, urn, "4.29", reason, false, new byte[0]));
        }
    }

    /** Whether reports can come in. */
    public boolean isOpen() {
        return ports != null;
    }

    /** The bound UDP port of plain CoAP, empty where it is off. */
    public OptionalInt plainPort() {
        return ports.plainPort();
    }

    /** The bound UDP port of CoAP over DTLS. */
    public int securePort() {
        return ports.securePort();
    }

    /** How many DTLS sessions are alive; none while the door is closed. */
    public int sessions() {
        CoapPorts open = ports;
        return open == null ? 0 : open.sessions();
    }

    /** How many datagrams found no room, since the door was opened. */
    private long dropped() {
        CoapPorts open = ports;
        return open == null ? 0 : open.dropped();
    }

    private void register() {
        metrics.gauge("wardkeeper_dtls_sessions", "Live DTLS sessions", this::sessions);
        metrics.gauge("wardkeeper_datagrams_dropped", "Datagrams that found no room, since the start", this::dropped);
    }

    void onKeysEnded(@Observes KeysEnded event) {
        CoapPorts open = ports;
        if (open != null) {
            event.identities().forEach(open::end);
        }
    }

    /** Takes no report any more; what is under way is answered or will be sent again. */
    public void close() {
        if (ports != null) {
            ports.close();
            ports = null;
            telling.cancel(false);
            tell(rates.lastExcesses(System.nanoTime()));
        }
    }
}
