package org.wardkeeper.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardkeeper.evidence.Seal;

/** A key pair as PEM in a file that only its owner can read; made where there is none. */
record KeyPairFile(Path path) {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    KeyPair readOrMake() throws IOException, GeneralSecurityException {
        if (!Files.exists(path)) {
            write(make());
        }
        String text = Files.readString(path);
        KeyFactory keys = KeyFactory.getInstance("EC");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(block(PUBLIC, text))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(block(PRIVATE, text))));
    }

    private static KeyPair make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** A reader sees the whole file or none. */
    private void write(KeyPair pair) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path half = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String secret = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Files.writeString(half, secret + Seal.pem(pair.getPublic().getEncoded()));
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] block(String name, String text) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + name + "-----([^-]*)-----END " + name + "-----")
                .matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException(path + " holds no " + name.toLowerCase(java.util.Locale.ROOT));
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
