package org.wardkeeper.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wardkeeper.evidence.WorkbookParts;

/**
 * An Office Open XML workbook (ECMA-376) written while it is read: sheets of lines, and nothing kept of them. Numbers
 * stand in it digit by digit as in the CSV, so that it can be checked by the same manifest.
 */
public final class Workbook {

    private final ZipOutputStream zip;
    private final List<String> names = new ArrayList<>();

    public Workbook(OutputStream out) {
        zip = QuickZip.into(out);
    }

    /** Writes one sheet's lines. */
    public interface Content {
        void write(LineSink sink) throws java.sql.SQLException, IOException;
    }

    /** A sheet with a header line; a second and a third where one cannot hold so many lines. */
    public void sheet(String name, Content content) throws IOException, java.sql.SQLException {
        begin(name);
        SheetRows rows = new SheetRows(zip, part -> begin(name + ' ' + part));
        content.write(rows);
        rows.end();
        zip.closeEntry();
    }

    private void begin(String name) {
        try {
            names.add(name);
            zip.putNextEntry(new ZipEntry(WorkbookParts.sheet(names.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param first the sheet that is shown first */
    public void finish(String first) throws IOException {
        for (Map.Entry<String, String> part : WorkbookParts.around(names, first).entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
