package org.wardkeeper.faults;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;

/**
 * A device on a UDP port of its own that has one pack under way and stays with it until it hears 2.04: confirmable, so
 * retransmitted by the protocol (RFC 7252 §4.2), and sent anew after silence, 4.29 or 5.03. It writes down what it was
 * told.
 */
final class Sender implements Runnable {
    private static final int[] PACK_SIZES = {1, 1, 1, 5, 20};

    /** Short, so that a fault is seen and overcome within a test; a real device waits longer. */
    private static final int FIRST_WAIT_MS = 300;

    private static final int RETRANSMISSIONS = 3;
    private static final long SILENCE_MS = 2_500;
    private static final long PAUSE_MS = 100;

    /** Leaves the machine to the server, and a spool room for a minute. */
    private static final long BETWEEN_PACKS_MS = 4;

    /** Held, or its level is forgotten: an endpoint a device tells more than a test's reader wants to know. */
    private static final Logger CALIFORNIUM = Logger.getLogger("org.eclipse.californium");

    static {
        CALIFORNIUM.setLevel(Level.SEVERE);
        CoapConfig.register();
        UdpConfig.register();
    }

    private final Ledger.Account account;
    private final SplittableRandom random;
    private final CoapEndpoint endpoint;
    private final CoapClient client;
    private final Map<String, Long> otherAnswers = new TreeMap<>();
    private volatile boolean ending;
    private volatile long lastTaken = System.nanoTime();
    private volatile long longestWait;

    Sender(Ledger.Account account, int port, long seed) {
        this.account = account;
        this.random = new SplittableRandom(seed);
        this.endpoint = CoapEndpoint.builder().setConfiguration(configuration()).build();
        this.client = new CoapClient("coap://127.0.0.1:" + port + "/report")
                .setEndpoint(endpoint)
                .setTimeout(SILENCE_MS);
    }

    private static Configuration configuration() {
        return new Configuration()
                .set(CoapConfig.ACK_TIMEOUT, FIRST_WAIT_MS, TimeUnit.MILLISECONDS)
                .set(CoapConfig.ACK_TIMEOUT_SCALE, 1.5f)
                .set(CoapConfig.MAX_RETRANSMIT, RETRANSMISSIONS)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1);
    }

    @Override
    public void run() {
        lastTaken = System.nanoTime();
        try {
            while (!ending) {
                int count = PACK_SIZES[random.nextInt(PACK_SIZES.length)];
                deliver(account.next(count), count);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_PACKS_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
    }

    private void deliver(int first, int count) throws InterruptedException {
        String pack = pack(first, count);
        do {
            ResponseCode answer = post(pack);
            if (answer == ResponseCode.CHANGED) {
                account.acknowledge(first, count);
                long now = System.nanoTime();
                longestWait = Math.max(longestWait, now - lastTaken);
                lastTaken = now;
                return;
            }
            note(answer);
            TimeUnit.MILLISECONDS.sleep(answer == null ? 1 : PAUSE_MS);
        } while (!ending);
    }

    private ResponseCode post(String pack) {
        try {
            CoapResponse response = client.post(pack, MediaTypeRegistry.APPLICATION_SENML_JSON);
            return response == null ? null : response.getCode();
        } catch (ConnectorException | IOException e) {
            return null; // nobody listens there now
        }
    }

    private synchronized void note(ResponseCode answer) {
        otherAnswers.merge(answer == null ? "silence" : answer.text, 1L, Long::sum);
    }

    private String pack(int first, int count) {
        StringJoiner records = new StringJoiner(",", "[", "]");
        for (int i = 0; i < count; i++) {
            String base = i > 0
                    ? ""
                    : "\"bn\":\"%s:\",\"bu\":\"Cel\",\"bt\":%s,"
                            .formatted(account.device(), seconds(account.epochMillis(first)));
            records.add(String.format(
                    Locale.ROOT,
                    "{%s\"n\":\"%s\",\"t\":%s,\"v\":%.2f}",
                    base,
                    Ledger.Account.NAME,
                    seconds(i),
                    account.value(first + i)));
        }
        return records.toString();
    }

    private static String seconds(long millis) {
        return millis / 1_000 + String.format(Locale.ROOT, ".%03d", millis % 1_000);
    }

    /** Ends after the answer that is awaited now. */
    void end() {
        ending = true;
    }

    /** The longest time between two acknowledgements, in nanoseconds. */
    long longestWaitNanos() {
        return longestWait;
    }

    /** How often this code was answered, other than 2.04. */
    synchronized long answered(String code) {
        return otherAnswers.getOrDefault(code, 0L);
    }
}
