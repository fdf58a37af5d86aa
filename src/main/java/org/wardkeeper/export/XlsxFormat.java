package org.wardkeeper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Optional;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.sheet.CsvLines;
import org.wardkeeper.sheet.Workbook;

/** The same tables as sheets, with a summary in front and the manifest behind. */
final class XlsxFormat implements Format.Writer {

    /** What a cell can hold is 32,767 characters. */
    private static final int PIECE = 30_000;

    @Override
    public Optional<String> write(UnitTables tables, Manifest.Facts facts, OutputStream out)
            throws IOException, SQLException {
        Workbook book = new Workbook(out);
        book.sheet("readings", tables::readings);
        book.sheet("excursions", tables::excursions);
        book.sheet("checks", tables::checks);
        book.sheet("corrections", tables::corrections);
        Manifest manifest = new Manifest(tables, facts);
        book.sheet("summary", sink -> tables.summary(manifest.facts(), sink));
        String text = manifest.text();
        book.sheet("manifest", sink -> {
            CsvLines lines = new CsvLines(sink);
            for (int from = 0; from < text.length(); from += PIECE) {
                lines.piece(text.substring(from, Math.min(text.length(), from + PIECE)));
            }
        });
        book.finish("summary");
        return Optional.empty();
    }
}
