package org.wardkeeper.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.wardkeeper.device.KeyFile;
import org.wardkeeper.sitefolder.SiteFolder;

/**
 * {@code import DIR} where no server runs: over the database alone. The launcher gives the database's address and the
 * data folder as environment.
 */
public final class ImportCommand {

    private ImportCommand() {}

    /** Ends the process: 0 everything stored, 1 something refused, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (arguments.length != 1) {
            err.println("Usage: import DIR");
            return 2;
        }
        try {
            ImportReport report = importer(environment)
                    .run(
                            SiteFolder.read(Path.of(arguments[0])),
                            Clock.systemUTC().instant());
            out.print(report.asText());
            report.problems().forEach(err::println);
            return report.complete() ? 0 : 1;
        } catch (IOException | IllegalStateException e) {
            err.println(e.getMessage());
        } catch (SQLException e) {
            err.println("The database cannot be reached: " + e.getMessage());
        }
        return 1;
    }

    private static SiteImport importer(Map<String, String> environment) {
        String url = setting(environment, "WARDKEEPER_DATABASE_URL");
        String user = environment.get("WARDKEEPER_DATABASE_USER");
        String password = environment.get("WARDKEEPER_DATABASE_PASSWORD");
        KeyFile keys = new KeyFile(Path.of(setting(environment, "WARDKEEPER_DATA")));
        return new SiteImport(() -> DriverManager.getConnection(url, user, password), keys::addMissing, "import");
    }

    private static String setting(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The setting " + name + " is missing.");
        }
        return value;
    }
}
