package org.wardkeeper.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be left of a PostgreSQL whose launcher was killed, and what is done about each. */
class PostmasterTest {
    @TempDir
    private Path cluster;

    @Test
    void a_folder_without_a_pid_file_is_left_as_it_is() throws IOException {
        Postmaster.clearAway(cluster);

        assertThat(cluster).isEmptyDirectory();
    }

    @Test
    void a_pid_file_of_a_process_that_is_gone_is_removed() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        pidFile(Long.toString(gone.pid()));

        Postmaster.clearAway(cluster);

        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_pid_file_with_nonsense_is_removed() throws IOException {
        pidFile("half a power cut");

        Postmaster.clearAway(cluster);

        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_process_that_only_took_over_the_number_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            pidFile(Long.toString(stranger.pid()));

            Postmaster.clearAway(cluster);

            assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_postgres_of_another_folder_is_not_ours(@TempDir Path other) throws Exception {
        Process postgres = pretendedPostgres(other);
        try {
            assertThat(Postmaster.isOurs(postgres.pid(), cluster)).isFalse();
            assertThat(Postmaster.isOurs(postgres.pid(), other)).isTrue();
        } finally {
            postgres.destroyForcibly();
        }
    }

    @Test
    void a_living_postgres_of_this_folder_is_asked_to_stop_and_waited_for() throws Exception {
        Process postgres = pretendedPostgres(cluster);
        pidFile(Long.toString(postgres.pid()));

        Postmaster.clearAway(cluster);

        assertThat(postgres.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    /**
     * A process whose command line is that of a postgres on a folder; it says one line once it is. Like the real one it
     * hears SIGINT also where the build runs in a background that ignores it.
     */
    private static Process pretendedPostgres(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "bash",
                        "-c",
                        "exec -a /opt/bin/postgres bash -c 'trap exit INT; echo up; while :; do sleep 0.1; done' -D \"$0\"",
                        folder.toString())
                .start();
        process.inputReader().readLine();
        return process;
    }

    private void pidFile(String firstLine) throws IOException {
        Files.writeString(cluster.resolve("postmaster.pid"), firstLine + "\n" + cluster + "\n");
    }
}
