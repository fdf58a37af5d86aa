package org.wardkeeper.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.coap.Certificates;
import org.wardkeeper.coap.CoapSettings;

/** The settings of the environment that concern the wire, with their defaults, as typed values. */
@ApplicationScoped
public class Settings {
    @Inject
    @ConfigProperty(name = "WARDKEEPER_BIND", defaultValue = "127.0.0.1")
    String bind;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_COAP_PLAIN", defaultValue = "off")
    String coapPlain;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_COAP_PORT", defaultValue = "5683")
    int coapPort;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_COAPS_PORT", defaultValue = "5684")
    int coapsPort;

    @Inject
    @ConfigProperty(name = Certificates.TRUST)
    Optional<String> coapsTrust;

    @Inject
    @ConfigProperty(name = Certificates.OWN)
    Optional<String> coapsCertificate;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_LATE_DAYS", defaultValue = "7")
    int lateDays;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_READING_YEARS", defaultValue = "3")
    int readingYears;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DEVICE_RATE", defaultValue = "1000")
    int deviceRate;

    /**
     * Where reports come in.
     *
     * @throws IllegalArgumentException with a sentence that names the setting at fault
     */
    CoapSettings coap() {
        return new CoapSettings(address(bind), isOn(coapPlain), coapPort, coapsPort, certificates());
    }

    private Optional<Certificates> certificates() {
        if (coapsTrust.isPresent() != coapsCertificate.isPresent()) {
            throw new IllegalArgumentException(
                    Certificates.TRUST + " and " + Certificates.OWN + " are set together or not at all.");
        }
        return coapsTrust.map(trust -> Certificates.read(Path.of(trust), Path.of(coapsCertificate.get())));
    }

    /** How old a report may be when it arrives. */
    Duration late() {
        return Duration.ofDays(lateDays);
    }

    /** How long readings are kept; empty for ever. */
    Optional<Period> kept() {
        return readingYears > 0 ? Optional.of(Period.ofYears(readingYears)) : Optional.empty();
    }

    /** How many records a second one device may report. */
    int deviceRate() {
        return deviceRate;
    }

    static boolean isOn(String word) {
        return switch (word.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default -> throw new IllegalArgumentException("WARDKEEPER_COAP_PLAIN is on or off, not '" + word + "'");
        };
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("WARDKEEPER_BIND '" + bind + "' is no address of this machine", e);
        }
    }
}
