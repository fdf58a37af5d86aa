package org.wardkeeper.door;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whether a request comes from one of our own pages.
 *
 * <p>Compares host and port of {@code Origin} (RFC 6454) with {@code Host}; the scheme is left out, because a proxy in
 * front may end TLS. Cookies are sent to WebSockets and by forms of foreign pages too: this is what stops those.
 */
public final class Origins {

    private Origins() {}

    /**
     * @param origin the request's Origin header; null where there is none: then no browser's page sent it
     * @param host the request's Host header
     */
    public static boolean same(String origin, String host) {
        if (origin == null) {
            return true;
        }
        if (host == null) {
            return false;
        }
        try {
            URI from = new URI(origin);
            return from.getRawAuthority() != null && from.getRawAuthority().equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
