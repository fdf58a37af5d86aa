package org.wardkeeper.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.sitefolder.SmallSite;

/** The command as a person runs it: folder in, report and exit code out. */
class ImportCommandIT {

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OwnDatabase database;

    @BeforeEach
    void anEmptyDatabase() throws SQLException {
        database = OwnDatabase.fresh("import_command");
    }

    @Test
    void a_good_folder_is_stored_and_ends_with_0() throws Exception {
        write(SmallSite.site());

        assertThat(run()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("All files were stored.\n");
        assertThat(database.rows("select count(*) from asset")).containsExactly("3");
        assertThat(data.resolve("keys.csv")).exists();
    }

    @Test
    void a_broken_row_is_said_in_one_line_and_ends_with_1() throws Exception {
        write(SmallSite.site().withLine("assets.csv", "broken"));

        assertThat(run()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("assets.csv line 5: The row has 1 cells, the first line 5.\n");
        assertThat(database.rows("select count(*) from asset")).containsExactly("0");
    }

    private void write(SmallSite site) throws IOException {
        for (Map.Entry<String, String> file : site.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private int run() throws SQLException {
        return ImportCommand.run(
                new String[] {folder.toString()},
                Map.of(
                        "WARDKEEPER_DATABASE_URL", database.url(),
                        "WARDKEEPER_DATABASE_USER", database.user(),
                        "WARDKEEPER_DATABASE_PASSWORD", database.password(),
                        "WARDKEEPER_DATA", data.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
