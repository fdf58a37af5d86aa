package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;

/** What both ports have in common, and the plain one: their bounds against a flood, but for those of DTLS. */
final class CoapEndpoints {
    /** A pack may be this long; more is 4.13. */
    static final int LONGEST_BODY = 64 * 1024;

    /** A reader sends one pack a second; sixteen open exchanges a peer outlast every retransmission that matters. */
    private static final int REMEMBERED_MESSAGES_A_PEER = 16;

    private static final int MOST_PEERS = 50_000;
    static final int SOCKET_BUFFER = 4 * 1024 * 1024;

    private CoapEndpoints() {}

    /** Limits and time-outs of both doors. Never the standard configuration: it is read from a file in the folder. */
    static Configuration configuration() {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
        return new Configuration(
                        CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LONGEST_BODY)
                .set(CoapConfig.MAX_MESSAGE_SIZE, 1_280)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, 1_024)
                .set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, 30, TimeUnit.SECONDS)
                .set(CoapConfig.MAX_ACTIVE_PEERS, MOST_PEERS)
                .set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, REMEMBERED_MESSAGES_A_PEER)
                .set(CoapConfig.MAX_SERVER_OBSERVES, 1)
                .set(
                        CoapConfig.PROTOCOL_STAGE_THREAD_COUNT,
                        Runtime.getRuntime().availableProcessors())
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVE_BUFFER_SIZE, SOCKET_BUFFER)
                .set(UdpConfig.UDP_SEND_BUFFER_SIZE, SOCKET_BUFFER);
    }

    static CoapEndpoint plain(Configuration configuration, InetSocketAddress address, CoapThreads threads) {
        var connector = new UDPConnector(address, configuration) {
            @Override
            public void setRawDataReceiver(RawDataChannel receiver) {
                super.setRawDataReceiver(threads.bounded(receiver));
            }
        };
        return endpoint(configuration, connector);
    }

    static CoapEndpoint endpoint(Configuration configuration, Connector connector) {
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(connector)
                .setCoapStackFactory(new BoundedStack())
                .setDataSerializerAndParser(new UdpDataSerializer(), new CalmParser())
                .build();
        endpoint.addInterceptor(new TerseErrors());
        return endpoint;
    }
}
