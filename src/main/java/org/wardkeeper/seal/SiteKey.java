package org.wardkeeper.seal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.evidence.Seal;

/**
 * The key that this site signs with. Made at the first start, private in the data folder; its public part stands in the
 * database for as long as anything is there that it has signed.
 */
@ApplicationScoped
public class SiteKey {

    private static final String FILE = "site-key.pem";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    String dataFolder;

    private volatile KeyPair pair;

    /**
     * Reads the key, or makes it.
     *
     * @throws IllegalStateException with one sentence, where it cannot be read
     */
    public void start() {
        try {
            pair = new KeyPairFile(Path.of(dataFolder, FILE)).readOrMake();
            remember();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the site key cannot be read: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the site key cannot be stored: " + e.getMessage(), e);
        }
    }

    /** As SubjectPublicKeyInfo. */
    public byte[] publicPart() {
        return pair.getPublic().getEncoded();
    }

    public String id() {
        return Seal.keyId(publicPart());
    }

    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(Seal.ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The site key does not sign.", e);
        }
    }

    private void remember() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into site_key (key_id, public_key) values (?, ?) on conflict do nothing")) {
            insert.setString(1, id());
            insert.setBytes(2, publicPart());
            insert.executeUpdate();
        }
    }
}
