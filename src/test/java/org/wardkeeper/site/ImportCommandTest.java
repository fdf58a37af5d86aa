package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says where it cannot begin. */
class ImportCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void the_command_without_a_folder_is_wrong_usage() {
        assertThat(run()).isEqualTo(2);
        assertThat(said()).isEqualTo("Usage: import DIR\n");
    }

    @Test
    void the_command_without_a_database_says_which_setting_is_missing() {
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(said()).isEqualTo("The setting WARDKEEPER_DATABASE_URL is missing.\n");
    }

    @Test
    void the_command_says_in_one_line_that_there_is_no_such_folder() {
        int code = ImportCommand.run(
                new String[] {folder.resolve("nowhere").toString()},
                Map.of(
                        "WARDKEEPER_DATABASE_URL",
                        "jdbc:postgresql://localhost/x",
                        "WARDKEEPER_DATA",
                        folder.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(said()).isEqualTo("There is no folder " + folder.resolve("nowhere") + ".\n");
    }

    private int run(String... arguments) {
        return ImportCommand.run(
                arguments,
                Map.of(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
