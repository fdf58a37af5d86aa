package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.dtls.ExtendedMasterSecretMode;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is heard on the DTLS port, for how long, and what those cost us who are not. */
class DtlsPortTest {
    private static final String SENSOR = "urn:dev:ops:32473-wire-sensor";
    private static final byte[] KEY = TestPorts.KEY;

    private final TestPorts ports = new TestPorts();

    DtlsPortTest() {
        ports.keys.put(SENSOR, KEY);
    }

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void a_device_is_heard_under_the_name_of_its_key_and_its_session_is_counted() throws Exception {
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            assertThat(device.heardAs()).isEqualTo(SENSOR);
            assertThat(ports.open.sessions()).isEqualTo(1);
        }
    }

    @Test
    void a_session_has_a_connection_id_so_that_it_survives_another_address() throws Exception {
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            var context = device.report().advanced().getSourceContext();
            assertThat(context.get(DtlsEndpointContext.KEY_WRITE_CONNECTION_ID).length())
                    .isEqualTo(6);
        }
    }

    @Test
    void a_live_session_is_cut_when_its_key_ends_and_the_key_opens_nothing_any_more() throws Exception {
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            assertThat(device.heardAs()).isEqualTo(SENSOR);
            ports.keys.remove(SENSOR);
            ports.open.end(SENSOR);
            until(() -> ports.open.sessions() == 0);
            assertThat(device.heardAs()).isEmpty();
        }
        assertThat(ports.open.sessions()).isZero();
    }

    @Test
    void a_session_that_its_device_has_ended_is_forgotten_and_a_new_one_begins() throws Exception {
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            device.report();
            device.sayGoodbye(ports.port());
            until(() -> ports.open.sessions() == 0);
        }
        try (TestDevice again = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            assertThat(again.heardAs()).isEqualTo(SENSOR);
        }
    }

    @Test
    void the_end_of_one_key_is_not_the_end_of_another() throws Exception {
        ports.keys.put(SENSOR + "#2", KEY);
        try (TestDevice old = TestDevice.withKey(ports.port(), SENSOR, KEY);
                TestDevice next = TestDevice.withKey(ports.port(), SENSOR + "#2", KEY)) {
            old.report();
            next.report();
            ports.open.end(SENSOR);
            until(() -> ports.open.sessions() == 1);
            assertThat(next.heardAs()).isEqualTo(SENSOR + "#2");
        }
    }

    @Test
    void a_key_that_was_replaced_under_the_same_name_is_worth_nothing_and_the_new_one_is() throws Exception {
        byte[] other = KEY.clone();
        other[0]++;
        try (TestDevice old = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
            old.report();
            ports.keys.put(SENSOR, other);
            ports.open.end(SENSOR);
            until(() -> ports.open.sessions() == 0);
            assertThat(old.heardAs()).isEmpty();
        }
        try (TestDevice fresh = TestDevice.withKey(ports.port(), SENSOR, other)) {
            assertThat(fresh.heardAs()).isEqualTo(SENSOR);
        }
    }

    @Test
    void whoever_does_not_offer_the_extended_master_secret_is_refused() throws Exception {
        try (TestDevice device = TestDevice.with(ports.port(), dtls -> dtls.set(
                        DtlsConfig.DTLS_EXTENDED_MASTER_SECRET_MODE, ExtendedMasterSecretMode.NONE)
                .setAdvancedPskStore(new AdvancedSinglePskStore(SENSOR, KEY)))) {
            assertThat(device.heardAs()).isEmpty();
        }
        assertThat(ports.open.sessions()).isZero();
    }

    @Test
    void an_address_that_is_not_proven_is_sent_no_more_bytes_than_came_from_it() throws Exception {
        try (var socket = new DatagramSocket()) {
            for (byte[] hello : List.of(Hello.first(), Hello.shortest())) {
                assertThat(Hello.answer(socket, hello, server())).hasSizeLessThanOrEqualTo(hello.length);
            }
        }
        assertThat(ports.open.halfOpen()).isZero();
    }

    @Test
    void of_half_open_handshakes_the_oldest_give_way_and_a_device_still_gets_in() throws Exception {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < Handshakes.MOST_HALF_OPEN + 200; i++) {
                var socket = new DatagramSocket(new InetSocketAddress("127.0.0." + (2 + i % 20), 0));
                sockets.add(socket);
                Hello.halfOpen(socket, server());
            }
            until(() -> ports.open.halfOpen() == Handshakes.MOST_HALF_OPEN);
            try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY)) {
                assertThat(device.heardAs()).isEqualTo(SENSOR);
            }
            assertThat(ports.open.halfOpen()).isLessThanOrEqualTo(Handshakes.MOST_HALF_OPEN);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    @Test
    void garbage_and_broken_records_are_not_believed_and_harm_nobody() throws Exception {
        var random = new Random(8);
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, KEY);
                var socket = new DatagramSocket()) {
            device.report();
            for (int i = 0; i < 5_000; i++) {
                byte[] broken = i % 2 == 0 ? Hello.first() : new byte[random.nextInt(1, 200)];
                for (int flips = 0; flips < 1 + i % 7; flips++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                socket.send(new DatagramPacket(broken, broken.length, server()));
            }
            assertThat(device.heardAs()).isEqualTo(SENSOR);
            assertThat(ports.open.sessions()).isEqualTo(1);
        }
    }

    private InetSocketAddress server() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.port());
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
