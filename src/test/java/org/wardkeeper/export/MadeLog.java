package org.wardkeeper.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.dossier.Manifest;
import org.wardkeeper.evidence.HashTree;
import org.wardkeeper.evidence.RootStatement;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.evidence.TableCheck;
import org.wardkeeper.paper.PdfFile;
import org.wardkeeper.paper.PdfPages;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.sheet.CsvLines;
import org.wardkeeper.sheet.LineSink;
import org.wardkeeper.sheet.LogCsv;
import org.wardkeeper.sheet.Workbook;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;

/** A log of one fridge, made without a database: late rows, a gap, a missing value, one daily root. */
final class MadeLog {

    static final int ROWS = 120;

    private static final String URN = "urn:dev:ow:28f0ba19";
    private static final Sensor PROBE = new Sensor(URN, 1, Sensor.ALWAYS, Sensor.FOREVER);
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final long BEGIN = Micros.of(Instant.parse("2026-10-24T23:00:00Z"));
    private static final long MINUTE = 60 * Micros.SECOND;

    private final KeyPair key;
    private final Map<String, TableCheck> checks = new LinkedHashMap<>();
    private final Map<Integer, byte[]> hashes = new LinkedHashMap<>();
    private final RowChain chain = new RowChain();

    MadeLog() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
    }

    String pem() {
        return Seal.pem(key.getPublic().getEncoded());
    }

    /** Readings, excursions and manifest, by name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("readings.csv", table("readings.csv", this::readings));
        files.put("excursions.csv", table("excursions.csv", MadeLog::excursions));
        files.put("manifest.json", manifest());
        return files;
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    byte[] xlsx() throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook book = new Workbook(out);
        book.sheet("readings", sink -> table("readings.csv", this::readings, sink));
        book.sheet("excursions", sink -> table("excursions.csv", MadeLog::excursions, sink));
        String text = manifest();
        book.sheet("manifest", sink -> new CsvLines(sink).piece(text));
        book.finish("readings");
        return out.toByteArray();
    }

    byte[] pdf() throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Instant made = Instant.parse("2026-10-26T07:00:00Z");
        try (PdfFile file = new PdfFile()) {
            file.attach("readings.csv", "text/csv", "", made, to -> table("readings.csv", this::readings, into(to)));
            file.attach(
                    "excursions.csv",
                    "text/csv",
                    "",
                    made,
                    to -> table("excursions.csv", MadeLog::excursions, into(to)));
            PdfPages pages = new PdfPages(file);
            for (int day = 1; day < 80; day++) {
                pages.row(
                        9,
                        PdfPages.INK,
                        List.of(
                                new PdfPages.Cell(0, "2026-10-" + day, false),
                                new PdfPages.Cell(200, "−4." + day, true)));
            }
            List<List<String>> printed = pages.end("foot", (page, of) -> page + " of " + of);
            List<PdfFormat.Drawn> drawn = PdfFormat.drawn(file);
            table("pages.csv", sink -> PdfFormat.tell(printed, drawn, new CsvLines(sink)));
            String text = manifest();
            file.attach("manifest.json", "application/json", "", made, to -> to.write(text.getBytes(UTF_8)));
            file.save("Log", made, "en", out);
        }
        return out.toByteArray();
    }

    private static LineSink into(OutputStream out) {
        return (buffer, start, length) -> {
            try {
                out.write(buffer, start, length);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    private interface Lines {
        void write(LineSink sink);
    }

    private String table(String name, Lines lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table(name, lines, (LineSink) out::write);
        return out.toString(UTF_8);
    }

    private void table(String name, Lines lines, LineSink sink) {
        TableCheck check = new TableCheck();
        checks.put(name, check);
        lines.write((buffer, start, length) -> {
            check.line(buffer, start, length);
            sink.line(buffer, start, length);
        });
    }

    private void readings(LineSink sink) {
        LimitsHistory limits = new LimitsHistory(List.of(new LimitsHistory.Since(Sensor.ALWAYS, new Limits(2, 8))));
        LogCsv csv = new LogCsv("fridge-1", limits, ZONE, sink);
        csv.header();
        List<LogRow> rows = rows();
        byte[][] previous = new byte[ROWS + 1][];
        previous[0] = RowChain.start(URN, "temperature");
        rows.stream()
                .sorted(java.util.Comparator.comparingLong(row -> row.link().n()))
                .forEach(row -> {
                    int n = (int) row.link().n();
                    previous[n] = chain.hash(
                            previous[n - 1],
                            n,
                            row.at(),
                            row.receivedAt(),
                            row.claimedAt(),
                            row.missing(),
                            row.celsius());
                    hashes.put(n, previous[n]);
                });
        int before = 0;
        for (LogRow row : rows) {
            int n = (int) row.link().n();
            csv.chained(n == before + 1 && before > 0 ? null : previous[n - 1], previous[n]);
            csv.row(row);
            before = n;
            if (row.at() == BEGIN + 60 * MINUTE) {
                csv.gap(PROBE, row.at() + MINUTE, row.at() + 60 * MINUTE);
            }
        }
    }

    /** In the order of time; every tenth arrived only when all others had. */
    private static List<LogRow> rows() {
        List<LogRow> rows = new ArrayList<>();
        int inTime = 0;
        int late = ROWS - ROWS / 10;
        for (int i = 0; i < ROWS; i++) {
            long at = BEGIN + (i <= 60 ? i : i + 59) * MINUTE;
            long n = i % 10 == 7 ? ++late : ++inTime;
            double celsius = i == 33 ? Double.NaN : 4 + i % 13 / 2.0;
            long claimed = i == 44 ? at + 600 * MINUTE : LogRow.NOT_CLAIMED;
            rows.add(new LogRow(PROBE, at, celsius, i == 33 ? 1 : 0, at + 1_500_000, claimed, new LogRow.Link(n, 0)));
        }
        return rows;
    }

    private static void excursions(LineSink sink) {
        CsvLines csv = new CsvLines(sink);
        csv.line("unit", "direction", "start", "end", "min_cel", "max_cel", "seconds_in_period");
        csv.line("fridge-1", "above", "2026-10-25T01:09:00+02:00", "2026-10-25T01:13:00+02:00", 8.5, 10.0, 240);
    }

    private String manifest() {
        HexFormat hex = HexFormat.of();
        byte[] publicKey = key.getPublic().getEncoded();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("manifest", "wardkeeper log 1");
        facts.put("report", "5f2a7bb0-0000-4000-8000-000000000000");
        facts.put("site", "Lakeside");
        facts.put("unit", Map.of("id", "fridge-1", "name", "Fridge 1"));
        facts.put("period", Map.of("from", "2026-10-25T00:00:00+02:00", "to", "2026-10-26T00:00:00+01:00"));
        facts.put("generated", Map.of("at", "2026-10-26T08:00:00+01:00", "by", "compliance"));
        facts.put("intact", true);
        facts.put(
                "chains",
                List.of(Map.of(
                        "sensor",
                        URN,
                        "stream",
                        "temperature",
                        "start",
                        hex.formatHex(RowChain.start(URN, "temperature")),
                        "since",
                        "2026-10-01T00:00:00Z")));
        List<byte[]> leaves = List.of(
                RootStatement.leaf("urn:dev:ow:0 door", 7, new byte[32]),
                RootStatement.leaf(URN + " temperature", ROWS, hashes.get(ROWS)),
                RootStatement.leaf("urn:dev:ow:9 temperature", 9, new byte[32]));
        RootStatement statement = new RootStatement(
                LocalDate.parse("2026-10-25"),
                Instant.parse("2026-10-25T23:00:30Z"),
                3,
                HashTree.root(leaves),
                RootStatement.first());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("day", statement.day().toString());
        root.put("sealedAt", statement.sealedAt().toString());
        root.put("chains", 3);
        root.put("root", hex.formatHex(statement.root()));
        root.put("previous", hex.formatHex(statement.previous()));
        root.put("publicKey", Base64.getEncoder().encodeToString(publicKey));
        root.put("signature", Base64.getEncoder().encodeToString(sign(statement.bytes())));
        root.put("sensor", URN);
        root.put("leaf", 1);
        root.put("name", URN + " temperature");
        root.put("arrival", ROWS);
        root.put("hash", hex.formatHex(hashes.get(ROWS)));
        root.put("path", HashTree.path(1, leaves).stream().map(hex::formatHex).toList());
        facts.put("roots", List.of(root));
        return Manifest.signed(facts, checks, publicKey, this::sign);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(Seal.ALGORITHM);
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
