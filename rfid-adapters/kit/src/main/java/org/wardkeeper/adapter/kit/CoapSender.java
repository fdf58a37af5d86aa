package org.wardkeeper.adapter.kit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.CoapEndpoint;

/**
 * Delivers packs to a server's {@code /report} over CoAP, or over CoAPS with a pre-shared key.
 *
 * <p>{@link #deliver} is confirmable and stays with a pack: it repeats what is not answered, waits as long as a 4.29 or
 * 5.03 asks, halves what is too large, and sends the records one by one when a pack is refused for a record in it. A
 * record that carries its time may be repeated safely, since (device, name, time) is its identity; one without a time may
 * be counted twice when the server's answer was lost. {@link #offer} sends once and listens to nothing, as readers do with
 * sightings that the next second replaces.
 *
 * <p>May be used by several threads; each {@code deliver} holds its caller until the pack's fate is known.
 */
public final class CoapSender implements AutoCloseable {

    /** Refusals that concern a record, so that the others of its pack may still be taken. */
    private static final Set<ResponseCode> A_RECORD_IS_AT_FAULT =
            Set.of(ResponseCode.BAD_REQUEST, ResponseCode.UNAUTHORIZED, ResponseCode.FORBIDDEN, ResponseCode.CONFLICT);

    private static final Set<ResponseCode> LATER =
            Set.of(ResponseCode.TOO_MANY_REQUESTS, ResponseCode.SERVICE_UNAVAILABLE);

    /**
     * RFC 7959 §2.5: two block-wise transfers of one client to one resource at the same time are one to the server, whose
     * blocks get mixed. So only one is under way.
     */
    private final Lock blockwise = new ReentrantLock();

    private final CoapEndpoint endpoint;
    private final String uri;
    private final PackFormat format;
    private final Patience patience;
    private final Pause pause;

    CoapSender(CoapEndpoint endpoint, URI server, PackFormat format, Patience patience, Pause pause)
            throws IOException {
        this.endpoint = endpoint;
        this.uri = server.resolve("/report").toString();
        this.format = format;
        this.patience = patience;
        this.pause = pause;
        endpoint.start();
    }

    /**
     * @param server such as {@code coap://127.0.0.1:5683}
     * @throws IOException if no UDP port can be opened
     */
    public static CoapSender plain(URI server, PackFormat format, Patience patience) throws IOException {
        return new CoapSender(CoapClients.plain(), server, format, patience, Pause.SLEEP);
    }

    /**
     * @param server such as {@code coaps://hospital.example:5684}
     * @param identity the device's URN, or {@code URN#2} and so on for its later keys
     * @param key the pre-shared key, at least 128 bits
     * @throws IOException if no UDP port can be opened
     */
    public static CoapSender secured(URI server, String identity, byte[] key, PackFormat format, Patience patience)
            throws IOException {
        return new CoapSender(CoapClients.secured(identity, key), server, format, patience, Pause.SLEEP);
    }

    /** Sends the pack and answers when the fate of every record is known or patience is used up. */
    public Delivery deliver(Pack pack) throws InterruptedException {
        Response response = exchange(pack);
        if (response == null) {
            return Delivery.unanswered(pack);
        }
        ResponseCode code = response.getCode();
        if (code == ResponseCode.CHANGED) {
            return Delivery.taken(pack);
        }
        if (pack.size() > 1 && code == ResponseCode.REQUEST_ENTITY_TOO_LARGE) {
            return inHalves(pack);
        }
        if (pack.size() > 1 && A_RECORD_IS_AT_FAULT.contains(code)) {
            return oneByOne(pack);
        }
        return LATER.contains(code)
                ? Delivery.unanswered(pack)
                : Delivery.refused(pack, code.toString(), response.getPayloadString());
    }

    private Delivery oneByOne(Pack pack) throws InterruptedException {
        Delivery all = new Delivery(List.of(), List.of(), List.of());
        for (SenmlRecord item : pack.records()) {
            all = all.and(deliver(Pack.of(item)));
        }
        return all;
    }

    private Delivery inHalves(Pack pack) throws InterruptedException {
        int middle = pack.size() / 2;
        Delivery front = deliver(new Pack(pack.records().subList(0, middle)));
        return front.and(deliver(new Pack(pack.records().subList(middle, pack.size()))));
    }

    /**
     * Sends the pack once, non-confirmable, and does not wait for what becomes of it.
     *
     * @throws IllegalArgumentException if the pack is larger than one datagram
     */
    public void offer(Pack pack) {
        Request request = request(pack);
        if (request.getPayloadSize() > CoapClients.LARGEST_DATAGRAM) {
            throw new IllegalArgumentException(
                    "A pack of " + request.getPayloadSize() + " bytes does not fit one datagram.");
        }
        request.setConfirmable(false);
        request.send(endpoint);
    }

    /** @return the last answer, or null where none came */
    private Response exchange(Pack pack) throws InterruptedException {
        Response response = null;
        for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
            response = exchangeOnce(pack);
            if (response != null && !LATER.contains(response.getCode())) {
                return response;
            }
            if (response == null) {
                CoapClients.doubtSessions(endpoint);
            }
            if (attempt < patience.attempts()) {
                pause.of(response == null ? patience.afterSilence(attempt) : asked(response));
            }
        }
        return response;
    }

    private Response exchangeOnce(Pack pack) throws InterruptedException {
        Request request = request(pack);
        request.setConfirmable(true);
        if (request.getPayloadSize() <= CoapClients.LARGEST_DATAGRAM) {
            return exchange(request);
        }
        blockwise.lockInterruptibly();
        try {
            return exchange(request);
        } finally {
            blockwise.unlock();
        }
    }

    private Response exchange(Request request) throws InterruptedException {
        request.send(endpoint);
        Response response = request.waitForResponse(patience.forAnAnswer().toMillis());
        if (response == null) {
            request.cancel();
        }
        return response;
    }

    /** RFC 7252 §5.9.3.4: a 5.03 says in Max-Age after how many seconds to come back; without it 60 is meant. */
    private Duration asked(Response response) {
        return patience.shortened(Duration.ofSeconds(response.getOptions().getMaxAge()));
    }

    private Request request(Pack pack) {
        Request request = Request.newPost();
        request.setURI(uri);
        request.getOptions().setContentFormat(format.contentFormat());
        request.setPayload(SenmlWriter.write(pack, format));
        return request;
    }

    /** The UDP address that packs come from. */
    public int localPort() {
        return endpoint.getAddress().getPort();
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
