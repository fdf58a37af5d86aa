package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that claim to be of a live session and are not: they end nothing, lead it nowhere and are not answered. */
class ForgedRecordsTest {
    private static final String SENSOR = "urn:dev:ops:32473-forged-sensor";
    private static final byte ALERT = 21;
    private static final byte HANDSHAKE = 22;
    private static final byte APPLICATION_DATA = 23;

    /** RFC 9146 §4: a record with a connection id, whose real type is encrypted. */
    private static final byte WITH_ID = 25;

    /** Many times what closes the ear for a session. */
    private static final int FLOOD = 1_000;

    private final Random random = new Random(7);
    private final TestPorts ports = new TestPorts();

    ForgedRecordsTest() {
        ports.keys.put(SENSOR, TestPorts.KEY);
    }

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void a_stranger_who_knows_the_connection_id_neither_takes_the_session_over_nor_ends_it() throws Exception {
        try (TestDevice device = TestDevice.withKey(ports.port(), SENSOR, TestPorts.KEY);
                var stranger = new DatagramSocket()) {
            EndpointContext before = session(device);
            byte[] id = before.get(DtlsEndpointContext.KEY_WRITE_CONNECTION_ID).getBytes();
            for (int i = 0; i < FLOOD; i++) {
                byte[] forged = record(WITH_ID, 1, i, id, 8 + i % 64);
                stranger.send(
                        new DatagramPacket(forged, forged.length, InetAddress.getLoopbackAddress(), ports.port()));
            }
            assertSameSession(device, before);
            assertThat(isAnswered(stranger)).isFalse();
        }
    }

    @Test
    void forged_records_from_the_device_s_own_address_do_not_end_its_session() throws Exception {
        try (Relay relay = new Relay(ports.port());
                TestDevice device = TestDevice.withKey(relay.port(), SENSOR, TestPorts.KEY)) {
            EndpointContext before = session(device);
            byte[] id = before.get(DtlsEndpointContext.KEY_WRITE_CONNECTION_ID).getBytes();
            int answers = relay.answers();
            for (int i = 0; i < FLOOD; i++) {
                relay.inject(record(WITH_ID, 1, i, id, 8 + i % 64));
                relay.inject(record(APPLICATION_DATA, 1, i, new byte[0], 8 + i % 64));
                relay.inject(record(ALERT, 1, i, new byte[0], 10));
            }
            relay.inject(plainAlert(1, 0)); // close_notify
            relay.inject(plainAlert(2, 40)); // handshake_failure, fatal
            relay.inject(record(HANDSHAKE, 0, 99, new byte[0], 30));
            assertSameSession(device, before);
            assertThat(relay.answers() - answers).as("answers to forgeries").isLessThan(10);
        }
    }

    private void assertSameSession(TestDevice device, EndpointContext before) throws Exception {
        EndpointContext after = session(device);
        assertThat(after.get(DtlsEndpointContext.KEY_SESSION_ID))
                .isEqualTo(before.get(DtlsEndpointContext.KEY_SESSION_ID));
        assertThat(after.get(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP))
                .isEqualTo(before.get(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP));
        assertThat(ports.open.sessions()).isEqualTo(1);
    }

    private static EndpointContext session(TestDevice device) throws Exception {
        CoapResponse answer = device.report();
        assertThat(answer).as("an answer").isNotNull();
        assertThat(answer.getResponseText()).isEqualTo(SENSOR);
        return answer.advanced().getSourceContext();
    }

    /** RFC 6347 §4.1 and RFC 9146 §4: a header as it should be, and bytes that no key has made. */
    private byte[] record(byte type, int epoch, long sequence, byte[] id, int length) {
        byte[] fragment = new byte[length];
        random.nextBytes(fragment);
        return ByteBuffer.allocate(13 + id.length + length)
                .put(type)
                .putShort((short) 0xfefd)
                .putShort((short) epoch)
                .putShort((short) 0)
                .putInt((int) (1_000 + sequence))
                .put(id)
                .putShort((short) length)
                .put(fragment)
                .array();
    }

    /** RFC 5246 §7.2, in the clear, as before a handshake. */
    private static byte[] plainAlert(int level, int description) {
        return ByteBuffer.allocate(15)
                .put(ALERT)
                .putShort((short) 0xfefd)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(1_000 + description)
                .putShort((short) 2)
                .put((byte) level)
                .put((byte) description)
                .array();
    }

    private static boolean isAnswered(DatagramSocket socket) throws Exception {
        socket.setSoTimeout(200);
        try {
            socket.receive(new DatagramPacket(new byte[64], 64));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
