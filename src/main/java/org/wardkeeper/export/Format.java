package org.wardkeeper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;

/** The forms in which one unit's log is exported. */
enum Format {
    CSV("text/csv; charset=UTF-8", new CsvFormat()),
    ZIP("application/zip", new ZipFormat()),
    XLSX(LogExportsResource.XLSX, new XlsxFormat()),
    PDF("application/pdf", new PdfFormat());

    /** How a form is written. */
    interface Writer {
        /**
         * Writes while it reads, and flushes.
         *
         * @return the manifest, where the file has no place for it
         */
        Optional<String> write(UnitTables tables, Manifest.Facts facts, OutputStream out)
                throws IOException, SQLException;
    }

    final String mediaType;
    final Writer writer;

    Format(String mediaType, Writer writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** @throws ProblemException 400 if there is no such form */
    static Format of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.slug().equals(name))
                .findAny()
                .orElseThrow(() -> ProblemException.badRequest(
                        "There is no format of that name; a log is exported as " + all() + "."));
    }

    String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String all() {
        return Arrays.stream(values()).map(Format::slug).collect(Collectors.joining(", "));
    }
}
