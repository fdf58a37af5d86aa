package org.wardkeeper.adapter.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.BAD_REQUEST;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.CHANGED;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.CONFLICT;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.REQUEST_ENTITY_TOO_LARGE;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.SERVICE_UNAVAILABLE;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.TOO_MANY_REQUESTS;
import static org.eclipse.californium.core.coap.CoAP.ResponseCode.UNSUPPORTED_CONTENT_FORMAT;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardkeeper.adapter.kit.Delivery.Refusal;

@Timeout(60)
class CoapSenderTest {

    private static final long T = 1_795_240_800_000L;
    private static final String PROBE = "urn:dev:ow:10e2073a01080063";
    private static final Patience SHORT = new Patience(3, Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void a_pack_is_taken_when_the_server_answers_2_04() throws Exception {
        try (TestServer server = TestServer.plain();
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            Delivery delivery = sender.deliver(pack(2));

            assertThat(delivery.taken()).isEqualTo(pack(2).records());
            assertThat(server.arrivals()).singleElement().satisfies(arrival -> {
                assertThat(arrival.contentFormat()).isEqualTo(112);
                assertThat(arrival.confirmable()).isTrue();
            });
        }
    }

    @Test
    void a_long_pack_arrives_whole_in_blocks() throws Exception {
        try (TestServer server = TestServer.plain();
                CoapSender sender = senderTo(server, PackFormat.JSON)) {
            Delivery delivery = sender.deliver(pack(1500));

            assertThat(delivery.taken()).hasSize(1500);
            assertThat(server.arrivals()).singleElement().satisfies(arrival -> {
                assertThat(arrival.bytes()).isGreaterThan(20_000);
                assertThat(arrival.payload()).startsWith("[{").endsWith("}]");
            });
        }
    }

    @Test
    void long_packs_of_several_threads_do_not_mix_their_blocks() throws Exception {
        try (TestServer server = TestServer.plain();
                CoapSender sender = senderTo(server, PackFormat.JSON)) {
            List<Callable<Delivery>> deliveries = IntStream.range(0, 12)
                    .<Callable<Delivery>>mapToObj(i -> () -> sender.deliver(pack(200 + i)))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<Delivery> delivery : threads.invokeAll(deliveries)) {
                    assertThat(delivery.get().unanswered()).isEmpty();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.arrivals()).hasSize(12).allMatch(arrival -> arrival.payload()
                    .endsWith("}]"));
            assertThat(server.arrivals()).extracting(TestServer.Arrival::bytes).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_pack_larger_than_a_datagram_is_not_offered() throws Exception {
        try (TestServer server = TestServer.plain();
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            assertThatThrownBy(() -> sender.offer(pack(200))).hasMessageContaining("does not fit one datagram");
        }
    }

    @Test
    void a_busy_server_is_asked_again_after_the_time_it_names() throws Exception {
        try (TestServer server = TestServer.plain()
                        .answeringFirst(
                                TestServer.later(SERVICE_UNAVAILABLE, 45), TestServer.later(TOO_MANY_REQUESTS, 7));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            Delivery delivery = sender.deliver(pack(1));

            assertThat(delivery.taken()).hasSize(1);
            assertThat(pauses).containsExactly(Duration.ofSeconds(45), Duration.ofSeconds(7));
        }
    }

    @Test
    void a_pause_is_never_longer_than_patience_allows() throws Exception {
        try (TestServer server = TestServer.plain().answeringFirst(TestServer.later(SERVICE_UNAVAILABLE, 4000));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            sender.deliver(pack(1));

            assertThat(pauses).containsExactly(Duration.ofSeconds(60));
        }
    }

    @Test
    void a_server_that_stays_busy_is_given_up_and_nothing_counts_as_taken() throws Exception {
        try (TestServer server = TestServer.plain().answering(payload -> TestServer.later(SERVICE_UNAVAILABLE, 30));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            Delivery delivery = sender.deliver(pack(2));

            assertThat(delivery.unanswered()).hasSize(2);
            assertThat(delivery.taken()).isEmpty();
            assertThat(server.arrivals()).hasSize(3);
        }
    }

    @Test
    void a_server_that_is_not_there_leaves_the_pack_unanswered() throws Exception {
        Patience once = new Patience(2, Duration.ofMillis(200), Duration.ofSeconds(1));
        try (CoapSender sender = new CoapSender(
                CoapClients.plain(),
                URI.create("coap://127.0.0.1:" + unusedPort()),
                PackFormat.CBOR,
                once,
                pauses::add)) {
            assertThat(sender.deliver(pack(1)).unanswered()).hasSize(1);
            assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_pack_refused_for_one_record_is_sent_record_by_record() throws Exception {
        try (TestServer server = TestServer.plain().answering(CoapSenderTest::refusingMinus300);
                CoapSender sender = senderTo(server, PackFormat.JSON)) {
            Delivery delivery = sender.deliver(Pack.of(at(4.6, 0), at(-300, 60), at(4.7, 120)));

            assertThat(delivery.taken()).containsExactly(at(4.6, 0), at(4.7, 120));
            assertThat(delivery.refused())
                    .containsExactly(new Refusal(at(-300, 60), "4.00", "colder than absolute zero"));
            assertThat(server.arrivals()).hasSize(4);
        }
    }

    @Test
    void a_contradiction_is_reported_for_the_record_that_contradicts() throws Exception {
        try (TestServer server = TestServer.plain()
                        .answeringFirst(
                                TestServer.code(CONFLICT, "record 2"),
                                new Response(CHANGED),
                                TestServer.code(CONFLICT, "stored 4.6"));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            Delivery delivery = sender.deliver(pack(2));

            assertThat(delivery.taken()).hasSize(1);
            assertThat(delivery.refused()).extracting(Refusal::code).containsExactly("4.09");
        }
    }

    @Test
    void a_pack_that_is_too_large_is_halved() throws Exception {
        try (TestServer server = TestServer.plain()
                        .answeringFirst(TestServer.code(REQUEST_ENTITY_TOO_LARGE, "more than 64 kB"));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            assertThat(sender.deliver(pack(5)).taken()).isEqualTo(pack(5).records());
            assertThat(server.arrivals()).hasSize(3);
        }
    }

    @Test
    void a_refused_format_is_not_tried_record_by_record() throws Exception {
        try (TestServer server =
                        TestServer.plain().answering(payload -> TestServer.code(UNSUPPORTED_CONTENT_FORMAT, "json"));
                CoapSender sender = senderTo(server, PackFormat.CBOR)) {
            assertThat(sender.deliver(pack(3)).refused()).hasSize(3);
            assertThat(server.arrivals()).hasSize(1);
        }
    }

    @Test
    void dtls_lets_the_right_key_in() throws Exception {
        byte[] key = key(1);
        try (TestServer server = TestServer.secured(PROBE, key);
                CoapSender sender = CoapSender.secured(server.uri(), PROBE, key, PackFormat.CBOR, SHORT)) {
            assertThat(sender.deliver(pack(200)).taken()).hasSize(200);
        }
    }

    @Test
    void a_server_that_was_restarted_and_forgot_the_session_is_reached_again() throws Exception {
        Patience quick = new Patience(5, Duration.ofSeconds(2), Duration.ofMillis(50));
        TestServer before = TestServer.secured(PROBE, key(1));
        int port = before.uri().getPort();
        try (CoapSender sender = CoapSender.secured(before.uri(), PROBE, key(1), PackFormat.CBOR, quick)) {
            assertThat(sender.deliver(pack(1)).taken()).hasSize(1);
            before.close();
            try (TestServer after = TestServer.secured(PROBE, key(1), port)) {
                assertThat(sender.deliver(pack(2)).taken()).hasSize(2);
                assertThat(after.arrivals()).isNotEmpty();
            }
        } finally {
            before.close();
        }
    }

    @Test
    void dtls_keeps_a_wrong_key_out() throws Exception {
        Patience once = new Patience(1, Duration.ofSeconds(2), Duration.ZERO);
        try (TestServer server = TestServer.secured(PROBE, key(1));
                CoapSender sender = CoapSender.secured(server.uri(), PROBE, key(2), PackFormat.CBOR, once)) {
            assertThat(sender.deliver(pack(1)).unanswered()).hasSize(1);
            assertThat(server.arrivals()).isEmpty();
        }
    }

    private CoapSender senderTo(TestServer server, PackFormat format) throws IOException {
        return new CoapSender(CoapClients.plain(), server.uri(), format, SHORT, pauses::add);
    }

    private static Response refusingMinus300(String payload) {
        return payload.contains("-300")
                ? TestServer.code(BAD_REQUEST, "colder than absolute zero")
                : new Response(CHANGED);
    }

    private static SenmlRecord at(double celsius, int seconds) {
        return SenmlRecord.reading(PROBE, "temperature", "Cel", celsius, T + seconds * 1000L);
    }

    private static Pack pack(int records) {
        return new Pack(IntStream.range(0, records)
                .mapToObj(i -> at(4 + (i % 10) / 10.0, i * 60))
                .toList());
    }

    private static byte[] key(int first) {
        byte[] key = new byte[16];
        key[0] = (byte) first;
        return key;
    }

    private static int unusedPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
