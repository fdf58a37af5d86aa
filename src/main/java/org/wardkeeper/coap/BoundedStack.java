package org.wardkeeper.coap;

import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.core.network.stack.CoapUdpStack;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Californium's layers with a bound of their own for bodies that come in blocks. Each takes the room of the longest body
 * from its first block on, and Californium bounds them by the number of peers: fifty thousand would take three gigabytes.
 */
final class BoundedStack implements ExtendedCoapStackFactory {
    private static final int MOST_BODIES = 2_000;

    @Override
    public CoapStack createCoapStack(
            String protocol,
            String tag,
            Configuration configuration,
            EndpointContextMatcher matching,
            Outbox outbox,
            Object argument) {
        Configuration bounded = new Configuration(configuration).set(CoapConfig.MAX_ACTIVE_PEERS, MOST_BODIES);
        return new CoapUdpStack(tag, bounded, matching, outbox);
    }

    @Override
    public CoapStack createCoapStack(
            String protocol, String tag, Configuration configuration, Outbox outbox, Object argument) {
        return createCoapStack(protocol, tag, configuration, null, outbox, argument);
    }
}
