package org.wardkeeper.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the launcher is told by the environment, checked once and typed. Ports may be 0, which means any free one;
 * {@link Ports} turns that into a number before anything starts.
 *
 * @param data absolute data folder
 * @param site site folder for an empty database
 * @param external an own PostgreSQL; without it the embedded one runs
 * @param httpsPort TLS, with the operator's own key store
 * @param coapPort plain CoAP, absent unless switched on
 */
record Settings(
        Path data,
        Optional<Path> site,
        Optional<ExternalDatabase> external,
        InetAddress bind,
        int httpPort,
        OptionalInt httpsPort,
        int managementPort,
        OptionalInt coapPort,
        int coapsPort,
        Optional<KeyStore> keyStore) {

    /** An operator's own database; the password is read from its file where a file is named. */
    record ExternalDatabase(String url, String user, String password) {}

    /** The operator's key store (PKCS 12), what opens it, and the name of the key in it. */
    record KeyStore(Path file, String password, String alias) {
        static KeyStore open(Path file, String password) {
            try {
                java.security.KeyStore keys = java.security.KeyStore.getInstance(file.toFile(), password.toCharArray());
                return Collections.list(keys.aliases()).stream()
                        .filter(alias -> isKey(keys, alias))
                        .findFirst()
                        .map(alias -> new KeyStore(file, password, alias))
                        .orElseThrow(() -> LaunchFailure.failed("There is no key in " + file + "."));
            } catch (IOException | GeneralSecurityException e) {
                throw LaunchFailure.failed(
                        "The key store " + file + " does not open with WARDKEEPER_HTTPS_KEYSTORE_PASSWORD.", e);
            }
        }

        private static boolean isKey(java.security.KeyStore keys, String alias) {
            try {
                return keys.isKeyEntry(alias);
            } catch (KeyStoreException e) {
                throw new IllegalStateException("a key store that is loaded has no entries to ask", e);
            }
        }
    }

    static Settings from(Map<String, String> env) {
        Reader read = new Reader(env);
        OptionalInt https = read.text("WARDKEEPER_HTTPS_PORT").isPresent()
                ? OptionalInt.of(read.port("WARDKEEPER_HTTPS_PORT", 0))
                : OptionalInt.empty();
        OptionalInt coap = read.flag("WARDKEEPER_COAP_PLAIN")
                ? OptionalInt.of(read.port("WARDKEEPER_COAP_PORT", 5683))
                : OptionalInt.empty();
        return new Settings(
                Path.of(read.text("WARDKEEPER_DATA").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                read.text("WARDKEEPER_SITE").map(Settings::siteFolder),
                read.database(),
                read.address("WARDKEEPER_BIND"),
                read.port("WARDKEEPER_HTTP_PORT", 8080),
                https,
                read.port("WARDKEEPER_MANAGEMENT_PORT", 8081),
                coap,
                read.port("WARDKEEPER_COAPS_PORT", 5684),
                https.isPresent() ? Optional.of(read.keyStore()) : Optional.empty());
    }

    Settings withPorts(int http, OptionalInt https, int management, OptionalInt coap, int coaps) {
        return new Settings(data, site, external, bind, http, https, management, coap, coaps, keyStore);
    }

    static Path siteFolder(String name) {
        Path folder = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve("site.json"))) {
            throw LaunchFailure.failed("There is no site folder at " + folder + ": it must hold a site.json.");
        }
        return folder;
    }

    private record Reader(Map<String, String> env) {
        Optional<String> text(String name) {
            return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
        }

        boolean flag(String name) {
            String value = text(name).orElse("false");
            return switch (value) {
                case "true", "on", "yes", "1" -> true;
                case "false", "off", "no", "0" -> false;
                default -> throw LaunchFailure.usage(name + " must be true or false; it is '" + value + "'.");
            };
        }

        int port(String name, int otherwise) {
            String value = text(name).orElse(Integer.toString(otherwise));
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // The same sentence answers a word and a number out of range.
            }
            throw LaunchFailure.usage(name + " must be a port from 0 to 65535; it is '" + value + "'.");
        }

        InetAddress address(String name) {
            String value = text(name).orElse("127.0.0.1");
            try {
                return InetAddress.getByName(value);
            } catch (UnknownHostException e) {
                throw LaunchFailure.usage(name + " must be an address of this machine; it is '" + value + "'.");
            }
        }

        Optional<ExternalDatabase> database() {
            return text("WARDKEEPER_DATABASE_URL")
                    .map(url -> new ExternalDatabase(
                            url,
                            text("WARDKEEPER_DATABASE_USER").orElse("wardkeeper"),
                            secret("WARDKEEPER_DATABASE_PASSWORD").orElse("")));
        }

        KeyStore keyStore() {
            Path file = text("WARDKEEPER_HTTPS_KEYSTORE")
                    .map(Path::of)
                    .filter(Files::isReadable)
                    .orElseThrow(() -> LaunchFailure.failed("WARDKEEPER_HTTPS_PORT needs WARDKEEPER_HTTPS_KEYSTORE:"
                            + " a PKCS 12 file of your own that this user can read."));
            return KeyStore.open(
                    file.toAbsolutePath(),
                    secret("WARDKEEPER_HTTPS_KEYSTORE_PASSWORD").orElse(""));
        }

        /** A secret in the environment, or in the file that NAME_FILE points to. */
        Optional<String> secret(String name) {
            Optional<String> file = text(name + "_FILE");
            if (file.isEmpty()) {
                return text(name);
            }
            try {
                return Optional.of(Files.readString(Path.of(file.get())).strip());
            } catch (IOException e) {
                throw LaunchFailure.failed(name + "_FILE names " + file.get() + ", which cannot be read.", e);
            }
        }
    }
}
