package org.wardkeeper.coap;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.elements.util.CertPathUtil;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.wardkeeper.device.DeviceKeys;

/**
 * Which certificate speaks for which device: one that a trusted authority vouches for and has not taken back, that is
 * meant for clients (RFC 5280 §4.2.1.12), and that names exactly one device, in a URI among its alternative names. The
 * same alert for every fault, so that a stranger does not learn which devices there are.
 */
final class DeviceCertificates implements NewAdvancedCertificateVerifier {
    private static final int URI_NAME = 6; // RFC 5280 §4.2.1.6
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2"; // RFC 5280 §4.2.1.12: id-kp-clientAuth
    private static final String DEVICE = "urn:dev:";

    private final Certificates certificates;
    private final Keyring keyring;

    DeviceCertificates(Certificates certificates, Keyring keyring) {
        this.certificates = certificates;
        this.keyring = keyring;
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.X_509);
    }

    @Override
    public CertificateVerificationResult verifyCertificate(
            ConnectionId connection,
            ServerNames serverName,
            InetSocketAddress peer,
            boolean clientUsage,
            boolean verifySubject,
            boolean truncatePath,
            CertificateMessage message) {
        try {
            CertPath path = message.getCertificateChain();
            if (path == null || message.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            X509Certificate[] trusted = certificates.trusted().toArray(X509Certificate[]::new);
            CertPath valid = CertPathUtil.validateCertificatePathWithIssuer(truncatePath, path, trusted);
            List<X509Certificate> chain = CertPathUtil.toX509CertificatesList(valid.getCertificates());
            String urn = deviceOf(chain);
            return new CertificateVerificationResult(connection, valid, DeviceKeys.certified(urn));
        } catch (GeneralSecurityException e) {
            var alert = new AlertMessage(AlertLevel.FATAL, AlertDescription.BAD_CERTIFICATE);
            return new CertificateVerificationResult(
                    connection, new HandshakeException("the certificate is not believed", alert, e), null);
        }
    }

    @Override
    public List<X500Principal> getAcceptedIssuers() {
        return CertPathUtil.toSubjects(certificates.trusted());
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // every answer is given at once
    }

    private String deviceOf(List<X509Certificate> chain) throws GeneralSecurityException {
        if (chain.stream().anyMatch(certificates::isRevoked)) {
            throw new GeneralSecurityException("revoked");
        }
        X509Certificate own = chain.get(0);
        List<String> uses = own.getExtendedKeyUsage();
        if (uses == null || !uses.contains(CLIENT)) {
            throw new GeneralSecurityException("not meant for clients");
        }
        Collection<List<?>> names = own.getSubjectAlternativeNames();
        List<String> devices = names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.get(0).equals(URI_NAME))
                        .map(name -> (String) name.get(1))
                        .filter(uri -> uri.startsWith(DEVICE))
                        .toList();
        if (devices.size() != 1 || !keyring.mayCertify(devices.get(0))) {
            throw new GeneralSecurityException("names no device of ours");
        }
        return devices.get(0);
    }
}
