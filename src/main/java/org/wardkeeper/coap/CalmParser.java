package org.wardkeeper.coap;

import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;

/**
 * Californium's parser, calm also where Californium is not: a block that is longer than it says is a bad message like
 * any other. Left alone it ends in the thread that reads the port and writes a stack trace into the log, forty bytes of
 * log for each byte of the datagram.
 */
final class CalmParser extends UdpDataParser {

    CalmParser() {
        super(true, StandardOptionRegistry.getDefaultOptionRegistry());
    }

    @Override
    public void parseOptionsAndPayload(DatagramReader reader, Message message) {
        try {
            super.parseOptionsAndPayload(reader, message);
        } catch (MessageFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CoAPMessageFormatException(
                    e.getMessage(),
                    message.getToken(),
                    message.getMID(),
                    message.getRawCode(),
                    message.isConfirmable());
        }
    }
}
