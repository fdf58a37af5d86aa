package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a folder from disk, and what the command says where it cannot. */
class SiteFolderTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void the_files_of_a_site_are_read_and_others_are_left_alone() throws IOException {
        Files.writeString(folder.resolve("site.json"), "{}");
        Files.writeString(folder.resolve("README.md"), "read me");
        Files.writeString(folder.resolve(".hidden.csv"), "x");
        Files.createDirectory(folder.resolve("old.csv"));

        assertThat(SiteFolder.read(folder)).isEqualTo(Map.of("site.json", "{}"));
    }

    @Test
    void a_file_that_is_not_utf_8_is_named() throws IOException {
        Files.write(folder.resolve("assets.csv"), "Gerät".getBytes(StandardCharsets.ISO_8859_1));

        assertThatIOException()
                .isThrownBy(() -> SiteFolder.read(folder))
                .withMessageEndingWith("assets.csv is not text in UTF-8.");
    }

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
