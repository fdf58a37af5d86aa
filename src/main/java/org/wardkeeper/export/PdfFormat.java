package org.wardkeeper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.evidence.Sha256;
import org.wardkeeper.paper.PdfFile;
import org.wardkeeper.sheet.CsvLines;
import org.wardkeeper.sheet.LineSink;
import org.wardkeeper.sheet.StreamSink;

/**
 * What people read: facts, chart, excursions and a line a day; the tables and the manifest lie inside. Every line that is
 * printed stands in the manifest too, and so does what is drawn on every page.
 */
final class PdfFormat implements Format.Writer {

    @Override
    public Optional<String> write(UnitTables tables, Manifest.Facts facts, OutputStream out)
            throws IOException, SQLException {
        try (PdfFile file = new PdfFile()) {
            Instant made = tables.asked().now();
            attach(file, UnitTables.READINGS, made, tables::readings);
            attach(file, UnitTables.EXCURSIONS, made, tables::excursions);
            attach(file, UnitTables.CHECKS, made, tables::checks);
            attach(file, UnitTables.CORRECTIONS, made, tables::corrections);
            Manifest manifest = new Manifest(tables, facts);
            Map<String, Object> said = manifest.facts();
            PdfReport report =
                    new PdfReport(file, tables, said, Seal.keyId(facts.key().publicPart()));
            List<List<String>> pages = report.write();
            List<Drawn> drawn = drawn(file);
            tables.pages(csv -> tell(pages, drawn, csv));
            String text = manifest.text();
            file.attach(
                    ZipFormat.MANIFEST,
                    "application/json",
                    "what proves the tables and the pages",
                    made,
                    to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
            file.save(report.title(), made, tables.asked().language().getLanguage(), out);
            out.flush();
        }
        return Optional.empty();
    }

    private interface Lines {
        void write(LineSink sink) throws SQLException;
    }

    private static void attach(PdfFile file, String name, Instant made, Lines lines) throws IOException, SQLException {
        file.attach(name, "text/csv", name.replace(".csv", ""), made, to -> {
            StreamSink sink = new StreamSink(to);
            lines.write(sink);
            sink.send();
        });
    }

    /** How a page looks, as hashes: what is drawn on it, and with which letters. */
    record Drawn(String drawing, String letters) {}

    /** The pages as a table. */
    static void tell(List<List<String>> printed, List<Drawn> drawn, CsvLines csv) {
        csv.line("page", "text", "drawing", "letters");
        for (int page = 0; page < printed.size(); page++) {
            for (String text : printed.get(page)) {
                csv.line(page + 1, text, null, null);
            }
            csv.line(page + 1, null, drawn.get(page).drawing, drawn.get(page).letters);
        }
    }

    static List<Drawn> drawn(PdfFile file) throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        List<byte[]> letters = file.letters();
        for (byte[] drawing : file.drawings()) {
            drawn.add(new Drawn(
                    HexFormat.of().formatHex(Sha256.of(drawing)), HexFormat.of().formatHex(letters.get(drawn.size()))));
        }
        return drawn;
    }
}
