package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;

/**
 * The devices' keys, as DTLS asks for them. A stranger is given a secret that nobody has: it then fails at the same
 * step and in the same way as a wrong key, and learns nothing about who is registered.
 */
final class DeviceKeyStore implements AdvancedPskStore {
    private static final int SECRET_BYTES = 16;

    private final Keyring keys;
    private final SecureRandom random = new SecureRandom();

    DeviceKeyStore(Keyring keys) {
        this.keys = keys;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId connection,
            ServerNames serverName,
            PskPublicInformation identity,
            String hmacAlgorithm,
            SecretKey otherSecret,
            byte[] seed,
            boolean useExtendedMasterSecret) {
        byte[] key = keys.keyOf(identity.getPublicInfoAsString()).orElseGet(this::nobodysKey);
        return new PskSecretResult(connection, identity, SecretUtil.create(key, PskSecretResult.ALGORITHM_PSK));
    }

    @Override
    public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames virtualHost) {
        return null; // a server answers handshakes and begins none
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // every answer is given at once
    }

    private byte[] nobodysKey() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }
}
