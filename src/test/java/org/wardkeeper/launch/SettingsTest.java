package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings' names, defaults and refusals. */
class SettingsTest {
    @Test
    void defaults_are_those_of_the_contract() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.httpsPort()).isEmpty();
        assertThat(settings.managementPort()).isEqualTo(8081);
        assertThat(settings.coapPort()).as("plain CoAP is off").isEmpty();
        assertThat(settings.coapsPort()).isEqualTo(5684);
        assertThat(settings.bind().isLoopbackAddress()).isTrue();
        assertThat(settings.data()).isAbsolute().endsWithRaw(Path.of("data"));
        assertThat(settings.site()).isEmpty();
        assertThat(settings.external()).as("the embedded database").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "80 80"})
    void a_port_that_is_none_is_refused_with_its_name(String port) {
        assertThatThrownBy(() -> Settings.from(Map.of("WARDKEEPER_HTTP_PORT", port)))
                .isInstanceOfSatisfying(
                        LaunchFailure.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("WARDKEEPER_HTTP_PORT")
                .hasMessageContaining(port);
    }

    @Test
    void plain_coap_is_on_only_when_it_is_switched_on() {
        assertThat(Settings.from(Map.of("WARDKEEPER_COAP_PORT", "5700")).coapPort())
                .isEmpty();
        assertThat(Settings.from(Map.of("WARDKEEPER_COAP_PLAIN", "on")).coapPort())
                .hasValue(5683);
        assertThatThrownBy(() -> Settings.from(Map.of("WARDKEEPER_COAP_PLAIN", "maybe")))
                .hasMessageContaining("WARDKEEPER_COAP_PLAIN");
    }

    @Test
    void a_password_may_stand_in_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from the file\n");

        Settings settings = Settings.from(Map.of(
                "WARDKEEPER_DATABASE_URL",
                "jdbc:postgresql://db/wardkeeper",
                "WARDKEEPER_DATABASE_PASSWORD_FILE",
                file.toString()));

        assertThat(settings.external().orElseThrow().password()).isEqualTo("from the file");
    }

    @Test
    void https_needs_a_key_store_of_ones_own() {
        assertThatThrownBy(() -> Settings.from(Map.of("WARDKEEPER_HTTPS_PORT", "8443")))
                .hasMessageContaining("WARDKEEPER_HTTPS_KEYSTORE");
    }

    @Test
    void a_site_folder_that_is_none_is_refused(@TempDir Path folder) {
        assertThatThrownBy(() -> Settings.from(Map.of("WARDKEEPER_SITE", folder.toString())))
                .hasMessageContaining("site.json");
    }

    @Test
    void a_port_of_0_becomes_a_free_one_and_a_port_in_use_is_refused() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        assertThat(Ports.tcp(loopback, 0, "WARDKEEPER_HTTP_PORT")).isPositive();

        try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
            assertThatThrownBy(() -> Ports.tcp(loopback, taken.getLocalPort(), "WARDKEEPER_HTTP_PORT"))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("WARDKEEPER_HTTP_PORT");
        }
    }
}
