package org.wardkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./wardkeeper} answers before it builds or starts anything. */
@OnDoomedServer
class ScriptIT {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "import", "survey", "verify", "test", "bench", "version"})
    void every_command_explains_itself(String command) throws Exception {
        Ended ended = Ended.script(Map.of(), command, "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).startsWith("./wardkeeper " + command);
        assertThat(ended.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "import",
                "demo --fast",
                "run --site",
                "bench",
                "bench nothing",
                "verify",
                "version 2",
                "test all"
            })
    void wrong_usage_is_one_line_and_exit_code_2(String words) throws Exception {
        Ended ended = Ended.script(Map.of(), words.split(" "));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors().lines()).singleElement().asString().startsWith("wardkeeper: ");
    }

    @Test
    void a_missing_java_is_one_line_and_exit_code_1(@TempDir Path empty) throws Exception {
        Ended ended = Ended.script(Map.of("JAVA_HOME", empty.toString()), "version");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors().lines()).singleElement().asString().contains("install JDK 17");
    }

    @Test
    void a_java_that_is_too_old_is_one_line_and_exit_code_1(@TempDir Path home) throws Exception {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Ended ended = Ended.script(Map.of("JAVA_HOME", home.toString()), "version");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors().lines()).singleElement().asString().contains("Java 11 is too old");
    }
}
