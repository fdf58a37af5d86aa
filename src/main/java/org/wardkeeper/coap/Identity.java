package org.wardkeeper.coap;

import java.security.Principal;
import java.util.Map;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.auth.X509CertPath;

/** How a peer of a session is called: the identity of its key or of its certificate. */
public final class Identity {
    private static final String INFO = "identity";

    private Identity() {}

    /** The identity that a handshake proved. */
    public static String of(Principal peer) {
        if (peer instanceof X509CertPath certified) {
            return certified.getExtendedInfo().get(INFO, String.class);
        }
        return peer.getName();
    }

    /** What a certificate's principal must carry, so that nobody reads the certificate again for every report. */
    static AdditionalInfo carried(String identity) {
        return AdditionalInfo.from(Map.of(INFO, identity));
    }
}
