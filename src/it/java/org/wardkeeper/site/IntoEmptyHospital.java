package org.wardkeeper.site;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of imports, each into an empty hospital of its own, and again a day later. */
abstract class IntoEmptyHospital {
    static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant SECOND = Instant.parse("2026-03-02T10:00:00Z");

    EmptyHospital hospital;

    @BeforeEach
    void anEmptyHospital(@TempDir Path data) throws SQLException {
        hospital = new EmptyHospital(data);
    }
}
