package org.wardkeeper.export;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.custody.Certificates;
import org.wardkeeper.custody.ManualChecks;
import org.wardkeeper.custody.StoredLots;
import org.wardkeeper.dossier.Asked;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.Progress;
import org.wardkeeper.dossier.Records;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.excursion.ExcursionRecords;
import org.wardkeeper.place.Places;
import org.wardkeeper.seal.Roots;
import org.wardkeeper.seal.SiteKey;
import org.wardkeeper.sheet.QuickZip;
import org.wardkeeper.threshold.Rules;

/** Writes exports while they are read, and enters how they ended. */
@ApplicationScoped
public class LogExports {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    Places places;

    @Inject
    SiteKey key;

    @Inject
    ExportBook book;

    @Inject
    ExcursionRecords excursions;

    @Inject
    Certificates certificates;

    @Inject
    ManualChecks checks;

    @Inject
    StoredLots lots;

    @Inject
    Rules rules;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_VERSION", defaultValue = "of no release")
    String version;

    /** An export that has been entered and will be written. */
    record Begun(Progress progress, List<KnownUnit> units, Format format, String query, Locale language) {}

    /** Told of every unit once it is written. */
    interface Told {
        void of(UnitTables written) throws SQLException;
    }

    /** Enters an export; from now on it is said to run. */
    Begun begin(
            List<KnownUnit> units,
            Format format,
            Instant from,
            Instant to,
            String by,
            String query,
            Locale language,
            Instant now) {
        List<String> ids = units.stream().map(KnownUnit::id).toList();
        Progress progress = new Progress(UUID.randomUUID(), by, format.slug(), ids, from, to, now);
        book.begin(progress);
        return new Begun(progress, units, format, query, language);
    }

    /**
     * Writes it.
     *
     * @throws IOException where whoever asked has gone, or somebody has called it off
     */
    void write(Begun begun, OutputStream out) throws IOException {
        boolean together = begun.units.size() > 1;
        Optional<String> manifest = written(begun, () -> together ? zipped(begun, out, any -> {}) : one(begun, out));
        book.end(begun.progress, "done", manifest);
    }

    /** Writes one zip, however many units it has, and leaves it to the caller to enter that it is done. */
    void writeZip(Begun begun, OutputStream out, Told told) throws IOException {
        written(begun, () -> zipped(begun, out, told));
    }

    private interface Writing {
        Optional<String> manifest() throws IOException, SQLException;
    }

    /** Enters how it ended where it did not end well. */
    private Optional<String> written(Begun begun, Writing writing) throws IOException {
        String state = "failed";
        boolean done = false;
        try {
            Optional<String> manifest = writing.manifest();
            done = true;
            return manifest;
        } catch (Progress.CalledOff e) {
            state = "called-off";
            throw new IOException(e);
        } catch (UncheckedIOException e) {
            // Whoever asked has gone: the container knows what to do with that, in its own form.
            throw e.getCause();
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be read.", e);
        } finally {
            if (!done) {
                book.end(begun.progress, state, Optional.empty());
            }
        }
    }

    private Optional<String> one(Begun begun, OutputStream out) throws IOException, SQLException {
        try (UnitTables tables = open(begun, begun.units.get(0))) {
            Optional<String> manifest = begun.format.writer.write(tables, facts(new Roots()), out);
            begun.progress.unitDone();
            return manifest;
        }
    }

    /** One zip: a folder a unit, or a document a unit. */
    private Optional<String> zipped(Begun begun, OutputStream out, Told told) throws IOException, SQLException {
        ZipOutputStream zip = QuickZip.into(out);
        Manifest.Facts facts = facts(new Roots());
        Set<String> names = new HashSet<>();
        for (KnownUnit unit : begun.units) {
            try (UnitTables tables = open(begun, unit)) {
                String name = FileNames.differing(unit.id(), names);
                if (begun.format == Format.ZIP) {
                    ZipFormat.unit(name + '/', tables, facts, zip);
                } else {
                    ZipFormat.document(name, begun.format, tables, facts, zip);
                }
                told.of(tables);
            }
            begun.progress.unitDone();
        }
        zip.finish();
        zip.flush();
        return Optional.empty();
    }

    private UnitTables open(Begun begun, KnownUnit unit) throws SQLException {
        Progress progress = begun.progress;
        Asked asked = new Asked(
                progress.report,
                unit,
                progress.units.size() > 1 ? progress.units : List.of(),
                progress.from,
                progress.to,
                places.current().timeZone(),
                progress.by,
                progress.begun,
                begun.query,
                begun.language);
        return UnitTables.open(database, asked, progress, new Records(excursions, certificates, checks, lots, rules));
    }

    private Manifest.Facts facts(Roots roots) {
        return new Manifest.Facts(places.current().name(), "Wardkeeper " + version, key, roots);
    }
}
