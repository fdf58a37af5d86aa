package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time, and nothing in it for anyone but the owner. */
class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void a_folder_in_use_is_refused_with_the_process_that_holds_it() throws IOException {
        try (DataFolder held = DataFolder.open(parent.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.open(held.path()))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        DataFolder.open(parent.resolve("data")).close();
    }

    @Test
    void a_new_folder_and_its_secrets_are_for_the_owner_alone() throws IOException {
        try (DataFolder data = DataFolder.open(parent.resolve("data"))) {
            data.secret("postgres-password");

            assertThat(permissions(data.path())).isEqualTo("rwx------");
            assertThat(permissions(data.path().resolve("postgres-password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_secret_is_made_once_and_kept() throws IOException {
        try (DataFolder data = DataFolder.open(parent.resolve("data"))) {
            String made = data.secret("postgres-password");

            assertThat(made).hasSizeGreaterThanOrEqualTo(32);
            assertThat(data.secret("postgres-password")).isEqualTo(made);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
