package org.wardkeeper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Optional;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.dossier.UnitTables;
import org.wardkeeper.sheet.StreamSink;

/** The readings alone, for programs; their manifest is kept and fetched beside them. */
final class CsvFormat implements Format.Writer {

    @Override
    public Optional<String> write(UnitTables tables, Manifest.Facts facts, OutputStream out)
            throws IOException, SQLException {
        StreamSink sink = new StreamSink(out);
        tables.readings(sink);
        sink.send();
        out.flush();
        return Optional.of(new Manifest(tables, facts).text());
    }
}
