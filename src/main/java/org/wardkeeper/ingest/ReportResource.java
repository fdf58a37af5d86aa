package org.wardkeeper.ingest;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.wardkeeper.coap.Identity;
import org.wardkeeper.device.DeviceKeys;

/**
 * {@code POST /report}: who is on the wire, is the format one of ours, hand over, answer in CoAP's codes. Size is
 * bounded by the endpoint (4.13), before a body is put together.
 */
final class ReportResource extends CoapResource {
    private static final int SHORTEST_WAIT_S = 30;
    private static final int LONGEST_WAIT_S = 120;

    private final ReportPipeline pipeline;
    private final Predicate<String> believes;
    private final IngestMetrics metrics;

    /**
     * @param believes whether what began a session, a key or a certificate, is still worth something
     */
    ReportResource(ReportPipeline pipeline, Predicate<String> believes, IngestMetrics metrics) {
        super("report", false);
        this.pipeline = pipeline;
        this.believes = believes;
        this.metrics = metrics;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        Optional<SenmlFormat> format =
                SenmlFormat.of(exchange.getRequestOptions().getContentFormat());
        if (format.isEmpty()) {
            // The code says it all, and whoever forged the address in the datagram gets no more bytes than it sent.
            answer(exchange, new Answer(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, ""));
            return;
        }
        Principal peer = exchange.advanced().getRequest().getSourceContext().getPeerIdentity();
        Optional<String> identity = Optional.ofNullable(peer).map(Identity::of);
        if (identity.isPresent() && !believes.test(identity.get())) {
            answer(exchange, new Answer(ResponseCode.UNAUTHORIZED, "the key has ended"));
            return;
        }
        pipeline.take(
                exchange.getRequestPayload(),
                format.get(),
                identity.map(DeviceKeys::urnOf),
                Instant.now(),
                answer -> answer(exchange, answer));
    }

    private void answer(CoapExchange exchange, Answer answer) {
        metrics.answered(answer.code());
        exchange.respond(response(answer));
    }

    private static Response response(Answer answer) {
        Response response = new Response(answer.code());
        if (!answer.reason().isEmpty()) {
            response.setPayload(answer.reason());
            response.getOptions().setContentFormat(TEXT);
        }
        if (answer.waitSeconds() > 0) {
            response.getOptions().setMaxAge(answer.waitSeconds());
        } else if (answer.code() == ResponseCode.SERVICE_UNAVAILABLE) {
            // Spread, so that a campus of devices does not come back in one second.
            response.getOptions().setMaxAge(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_S, LONGEST_WAIT_S + 1));
        }
        return response;
    }

    private static final int TEXT = MediaTypeRegistry.TEXT_PLAIN;
}
