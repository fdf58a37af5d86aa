package org.wardkeeper.ingest;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.server.resources.CoapExchange;

/**
 * {@code POST /report}: who is on the wire, is the format one of ours, hand over, answer in CoAP's codes. Size is
 * bounded by the endpoint (4.13), before a body is put together.
 */
final class ReportResource extends CoapResource {
    private static final int SHORTEST_WAIT_S = 30;
    private static final int LONGEST_WAIT_S = 120;

    private final ReportPipeline pipeline;

    ReportResource(ReportPipeline pipeline) {
        super("report", false);
        this.pipeline = pipeline;
    }

    @Override
    public void handlePOST(CoapExchange exchange) {
        Optional<SenmlFormat> format =
                SenmlFormat.of(exchange.getRequestOptions().getContentFormat());
        if (format.isEmpty()) {
            exchange.respond(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "send SenML as JSON (110) or CBOR (112)", TEXT);
            return;
        }
        pipeline.take(
                exchange.getRequestPayload(),
                format.get(),
                identity(exchange),
                Instant.now(),
                answer -> exchange.respond(response(answer)));
    }

    /** A later key of a device has an identity of its own, URN#2, and speaks for the same device. */
    private static Optional<String> identity(CoapExchange exchange) {
        Principal peer = exchange.advanced().getRequest().getSourceContext().getPeerIdentity();
        if (peer == null) {
            return Optional.empty();
        }
        String name = peer.getName();
        int hash = name.lastIndexOf('#');
        return Optional.of(hash < 0 ? name : name.substring(0, hash));
    }

    private static Response response(Answer answer) {
        Response response = new Response(answer.code());
        if (!answer.reason().isEmpty()) {
            response.setPayload(answer.reason());
            response.getOptions().setContentFormat(TEXT);
        }
        if (answer.code() == ResponseCode.SERVICE_UNAVAILABLE) {
            // Spread, so that a campus of devices does not come back in one second.
            response.getOptions().setMaxAge(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_S, LONGEST_WAIT_S + 1));
        }
        return response;
    }

    private static final int TEXT = MediaTypeRegistry.TEXT_PLAIN;
}
