package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a folder from disk. */
class SiteFolderTest {

    @TempDir
    private Path folder;

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
}
