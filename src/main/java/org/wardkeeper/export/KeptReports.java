package org.wardkeeper.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldlog.UnitSummary;
import org.wardkeeper.dossier.UnitTables;

/** Writes exports that nobody asked for at that moment: into the house's own files, as one zip. */
@ApplicationScoped
public class KeptReports {

    /** Who has made them, in the list of exports and in the reports themselves; no login can be that. */
    public static final String BY = "the schedule";

    @Inject
    LogExports exports;

    @Inject
    ExportBook book;

    @Inject
    ReportFiles files;

    /**
     * What is to be written.
     *
     * @param format pdf, xlsx or zip
     * @param to the moment that follows the period
     * @param why said in the report where others tell their query
     */
    public record Wanted(List<KnownUnit> units, String format, Instant from, Instant to, String why, Locale language) {}

    /**
     * What the report says in short; all units together.
     *
     * @param notClosed how many of the excursions nobody has signed as they stand
     * @param secondsUnknown for how long nobody knows how warm it was
     */
    public record Figures(
            int units, int excursions, int notClosed, long expected, long received, long secondsUnknown) {}

    /** A report that lies on the disk, and still has to be entered as {@link #done}. */
    public record Written(UUID report, Figures figures) {}

    /**
     * Writes a report.
     *
     * @throws IOException where it cannot be written, or somebody has called it off
     */
    public Written write(Wanted wanted, Instant now) throws IOException {
        LogExports.Begun begun = exports.begin(
                wanted.units, Format.of(wanted.format), wanted.from, wanted.to, BY, wanted.why, wanted.language, now);
        Sum sum = new Sum();
        UUID report = begun.progress().report;
        try {
            files.keep(report, out -> exports.writeZip(begun, out, sum::add));
            return new Written(report, sum.figures());
        } catch (IOException | RuntimeException e) {
            book.end(report, "failed");
            throw e;
        }
    }

    /** Enters that it is done, in the caller's transaction. */
    public void done(Written written) {
        book.end(written.report, "done");
    }

    /** Enters that it came to nothing, and removes it. */
    public void failed(Written written) {
        book.end(written.report, "failed");
        files.remove(written.report);
    }

    /** A kept report: its file, as long as there is one, and the name under which it is saved. */
    public Optional<Kept> find(UUID report) {
        return files.find(report).map(file -> new Kept(file, book.fileName(report)));
    }

    /** @param name says of what and for when */
    public record Kept(Path file, String name) {}

    /** Deletes the files of what was made before. */
    public void forget(Instant before) {
        files.forget(before);
    }

    private static final class Sum {
        private int units;
        private int excursions;
        private int notClosed;
        private long expected;
        private long received;
        private long secondsUnknown;

        void add(UnitTables tables) throws java.sql.SQLException {
            UnitSummary summary = tables.summary();
            units++;
            excursions += summary.excursions().size();
            notClosed += tables.notClosed();
            expected += summary.expected();
            received += Math.min(summary.received(), summary.expected());
            secondsUnknown += summary.secondsUnknown().longValue();
        }

        Figures figures() {
            return new Figures(units, excursions, notClosed, expected, received, secondsUnknown);
        }
    }
}
