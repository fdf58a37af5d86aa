package org.wardkeeper.site;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.wardkeeper.sitefolder.CheckedSite;
import org.wardkeeper.sitefolder.Problem;
import org.wardkeeper.sitefolder.SiteCheck;

/** One import from beginning to end: check, store, make the keys that are missing, tell. */
final class SiteImport {

    private static final String KEY_FILE = "keys.csv";

    private final SiteStore store;
    private final KeyMaker keys;

    /** Makes a key for every device that has none, and returns how many it made. */
    interface KeyMaker {
        int addMissing(Collection<String> urns);
    }

    /** @param by who imports, for the audit trail */
    SiteImport(SiteStore.Database database, KeyMaker keys, String by) {
        this.store = new SiteStore(database, by);
        this.keys = keys;
    }

    /**
     * @param files content by file name
     * @throws SQLException if the database cannot be reached; what it refuses is in the report instead
     */
    ImportReport run(Map<String, String> files, Instant now) throws SQLException {
        CheckedSite site = SiteCheck.check(files, store.stored());
        List<FileReport> reports = new ArrayList<>(store.store(site, now));
        site.strangeFiles()
                .forEach(
                        file -> reports.add(new FileReport(file.file(), 0, 0, 0, List.of(), List.of(), List.of(file))));
        reports.add(makeKeys());
        return new ImportReport(reports);
    }

    /** A list of assets alone. */
    ImportReport runAssets(String content) throws SQLException {
        return new ImportReport(store.storeAssets(SiteCheck.checkAssets(content, store.stored())));
    }

    /** For every device of the database, so that an import that was cut short is made good by the next. */
    private FileReport makeKeys() throws SQLException {
        Collection<String> urns = store.stored().deviceKinds().keySet();
        try {
            int made = keys.addMissing(urns);
            return new FileReport(KEY_FILE, made, 0, urns.size() - made, List.of(), List.of(), List.of());
        } catch (UncheckedIOException e) {
            return FileReport.refused(KEY_FILE, List.of(new Problem(KEY_FILE, 0, e.getMessage())), List.of());
        }
    }
}
