package org.wardkeeper.e2e;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;

/** A reader or sensor that reports over plain CoAP and says what it was answered. */
public final class CoapSender {
    static {
        CoapConfig.register();
        UdpConfig.register();
    }

    private final String target;

    CoapSender(int port) {
        this.target = "coap://127.0.0.1:" + port + "/report";
    }

    /** A reader hears a tag; the time is that of arrival. */
    public CoAP.ResponseCode sighting(String reader, String tag, int dbm) {
        return post("[{\"bn\":\"%s:\",\"n\":\"rssi/1/%s\",\"u\":\"dBm\",\"v\":%d}]".formatted(reader, tag, dbm));
    }

    /** A sensor's temperature in degrees Celsius; the time is that of arrival. */
    public CoAP.ResponseCode temperature(String sensor, double celsius) {
        return post(String.format(
                Locale.ROOT, "[{\"bn\":\"%s:\",\"n\":\"temperature\",\"u\":\"Cel\",\"v\":%.2f}]", sensor, celsius));
    }

    /** Posts SenML JSON as it stands. */
    public CoAP.ResponseCode post(String json) {
        Configuration configuration = new Configuration()
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 64 * 1024)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, 1_024);
        CoapEndpoint endpoint =
                CoapEndpoint.builder().setConfiguration(configuration).build();
        CoapClient client = new CoapClient(target).setEndpoint(endpoint).setTimeout(20_000L);
        try {
            CoapResponse response = client.post(json, MediaTypeRegistry.APPLICATION_SENML_JSON);
            if (response == null) {
                throw new AssertionError("no answer to " + json);
            }
            return response.getCode();
        } catch (ConnectorException | IOException e) {
            throw new AssertionError("cannot send " + json, e);
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
    }
}
