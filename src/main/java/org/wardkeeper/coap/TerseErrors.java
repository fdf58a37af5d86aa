package org.wardkeeper.coap;

import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.util.Bytes;

/**
 * Takes Californium's own explanations out of its error answers. To a GET of five bytes with an option it does not know
 * it would send fifty, to whatever address stands in the datagram (RFC 7252 §11.3). What our resource says to a sender
 * names its format, and stays.
 */
final class TerseErrors extends MessageInterceptorAdapter {

    @Override
    public void sendResponse(Response response) {
        if (response.isError() && !response.getOptions().hasContentFormat()) {
            response.setPayload(Bytes.EMPTY);
        }
    }
}
