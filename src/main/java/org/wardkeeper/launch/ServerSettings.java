package org.wardkeeper.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the server is told, as system properties under the settings' own names: they win over the environment. */
final class ServerSettings {
    private ServerSettings() {}

    static Map<String, String> of(Settings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("WARDKEEPER_DATA", settings.data().toString());
        settings.site().ifPresent(site -> properties.put("WARDKEEPER_SITE", site.toString()));
        properties.put("WARDKEEPER_BIND", settings.bind().getHostAddress());
        properties.put("WARDKEEPER_HTTP_PORT", Integer.toString(settings.httpPort()));
        properties.put("WARDKEEPER_MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
        properties.put(
                "WARDKEEPER_COAP_PLAIN", Boolean.toString(settings.coapPort().isPresent()));
        settings.coapPort().ifPresent(port -> properties.put("WARDKEEPER_COAP_PORT", Integer.toString(port)));
        properties.put("WARDKEEPER_COAPS_PORT", Integer.toString(settings.coapsPort()));
        settings.httpsPort().ifPresent(port -> properties.put("WARDKEEPER_HTTPS_PORT", Integer.toString(port)));
        settings.keyStore().ifPresent(store -> {
            properties.put("javax.net.ssl.keyStore", store.file().toString());
            properties.put("javax.net.ssl.keyStorePassword", store.password());
            properties.put("javax.net.ssl.keyStoreType", "PKCS12");
        });
        return properties;
    }

    static Map<String, String> of(Database database) {
        return Map.of(
                "WARDKEEPER_DATABASE_URL", database.url(),
                "WARDKEEPER_DATABASE_USER", database.user(),
                "WARDKEEPER_DATABASE_PASSWORD", database.password());
    }
}
