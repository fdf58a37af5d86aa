package org.wardkeeper.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.sheet.LineSink;
import org.wardkeeper.sheet.QuickZip;
import org.wardkeeper.sheet.StreamSink;

/** All tables and their manifest, one folder a unit where there are several. */
final class ZipFormat implements Format.Writer {

    static final String MANIFEST = "manifest.json";

    /** Writes one table. */
    private interface Table {
        void write(LineSink sink) throws SQLException;
    }

    @Override
    public Optional<String> write(UnitTables tables, Manifest.Facts facts, OutputStream out)
            throws IOException, SQLException {
        ZipOutputStream zip = QuickZip.into(out);
        unit("", tables, facts, zip);
        zip.finish();
        zip.flush();
        return Optional.empty();
    }

    /** @param folder where in the zip, with a slash at its end; empty for its top */
    static void unit(String folder, UnitTables tables, Manifest.Facts facts, ZipOutputStream zip)
            throws IOException, SQLException {
        table(folder + UnitTables.READINGS, tables, zip, tables::readings);
        table(folder + UnitTables.EXCURSIONS, tables, zip, tables::excursions);
        table(folder + UnitTables.CHECKS, tables, zip, tables::checks);
        table(folder + UnitTables.CORRECTIONS, tables, zip, tables::corrections);
        zip.putNextEntry(entry(folder + MANIFEST, tables));
        zip.write(new Manifest(tables, facts).text().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** One unit as the document that it is alone, too. @param name without its ending */
    static void document(String name, Format format, UnitTables tables, Manifest.Facts facts, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(entry(name + '.' + format.slug(), tables));
        format.writer.write(tables, facts, new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() {
                // A document ends, and others follow it.
            }
        });
        zip.closeEntry();
    }

    private static void table(String name, UnitTables tables, ZipOutputStream zip, Table table)
            throws IOException, SQLException {
        zip.putNextEntry(entry(name, tables));
        StreamSink sink = new StreamSink(zip);
        table.write(sink);
        sink.send();
        zip.closeEntry();
    }

    private static ZipEntry entry(String name, UnitTables tables) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(tables.asked().now()));
        return entry;
    }
}
