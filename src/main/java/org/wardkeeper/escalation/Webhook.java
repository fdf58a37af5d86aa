package org.wardkeeper.escalation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON to another program. The header {@code Wardkeeper-Signature} is {@code t=SECONDS,v1=HEX}: HMAC-SHA256 (RFC
 * 2104) with the shared secret over the seconds since 1970, a dot and the body, so that nobody else can make one and an
 * old one can be told from a new one.
 */
final class Webhook {
    static final String SIGNATURE = "Wardkeeper-Signature";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHORTEST_SECRET = 16;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final byte[] secret;

    /** @throws IllegalArgumentException with a sentence that names the setting at fault */
    Webhook(String address, String secret) {
        this.address = URI.create(address);
        if (!"https".equals(this.address.getScheme()) && !"http".equals(this.address.getScheme())) {
            throw new IllegalArgumentException("WARDKEEPER_WEBHOOK_URL begins with https:// or http://.");
        }
        if (this.address.getHost() == null) {
            throw new IllegalArgumentException("WARDKEEPER_WEBHOOK_URL names a host of letters, digits, '-' and '.'.");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "WARDKEEPER_WEBHOOK_SECRET has " + SHORTEST_SECRET + " characters or more.");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Where it goes, without what may be secret in a path. */
    String host() {
        return address.getHost();
    }

    Outcome send(String json, Instant now) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, "t=" + now.getEpochSecond() + ",v1=" + signature(json, now))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            int status = client.send(request, answer -> new FirstWord()).statusCode();
            return status / 100 == 2 ? Outcome.DELIVERED : new Outcome(false, "answered " + status);
        } catch (IOException e) {
            return Outcome.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(e);
        }
    }

    /**
     * What follows the status is of no interest and is not waited for: the request's timeout ends with the headers, and a
     * program that never ends its answer would keep everybody else from being told.
     */
    private static final class FirstWord implements HttpResponse.BodySubscriber<Void> {
        @Override
        public CompletionStage<Void> getBody() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            // Cancelled.
        }

        @Override
        public void onError(Throwable cause) {
            // Its status has been told.
        }

        @Override
        public void onComplete() {
            // Cancelled.
        }
    }

    String signature(String body, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
