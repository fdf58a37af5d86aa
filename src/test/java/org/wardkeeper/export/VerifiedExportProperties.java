package org.wardkeeper.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.wardkeeper.sheet.Workbook;
import org.wardkeeper.verify.VerifyCommand;

/** Whatever is done to one row of an export, in any of its forms: it is found, and the row is named. */
class VerifiedExportProperties {

    private static final MadeLog LOG = made();
    private static final Map<String, String> FILES = LOG.files();
    private static final byte[] XLSX = xlsx();
    private static final byte[] PDF = pdf();
    private static final int LINES = lines().size();
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /** What {@code verify} has said, and how it ended. */
    private record Said(int code, String text) {}

    @Example
    void an_export_is_as_exported_in_every_form() throws Exception {
        for (Said said : List.of(
                verify("log.zip", MadeLog.zip(FILES)),
                verify("log.xlsx", XLSX),
                verify("log.pdf", PDF),
                verifyCsv(FILES))) {
            assertThat(said.text)
                    .contains("as exported")
                    .contains("storage unit fridge-1 (Fridge 1, Lakeside) from 2026-10-25T00:00:00+02:00 to ")
                    .contains("120 readings, each chained")
                    .contains("1 of them stand under a daily root");
            assertThat(said.code).isZero();
        }
    }

    @Property(tries = 60)
    void a_flipped_digit_is_found_and_named(
            @ForAll @IntRange(min = 1, max = 120) int line, @ForAll @IntRange(max = 400) int place) throws Exception {
        assertNamed(line, "was changed", lines -> lines.set(line, flipped(lines.get(line), place)));
    }

    @Property(tries = 30)
    void a_removed_row_is_found_and_named(@ForAll @IntRange(min = 1, max = 119) int line) throws Exception {
        assertNamed(line, "was removed", lines -> lines.remove(line));
    }

    @Property(tries = 30)
    void an_added_row_is_found_and_named(@ForAll @IntRange(min = 1, max = 119) int line) throws Exception {
        assertNamed(line, "was added", lines -> lines.add(line, flipped(lines.get(line), 40)));
    }

    @Property(tries = 30)
    void two_swapped_rows_are_found_and_the_first_is_named(@ForAll @IntRange(min = 1, max = 119) int line)
            throws Exception {
        assertNamed(line, "was swapped", lines -> Collections.swap(lines, line, line + 1));
    }

    @Example
    void rows_missing_at_the_end_are_found() throws Exception {
        assertNamed(LINES - 3, "was removed from the end", lines -> lines.subList(LINES - 3, LINES)
                .clear());
    }

    @Property(tries = 60)
    void a_digit_flipped_in_a_workbook_is_found_and_its_row_named(@ForAll @IntRange(max = 1_000_000) int place)
            throws Exception {
        String sheet = parts(XLSX).get(SHEET);
        Matcher texts = Pattern.compile("<(?:v|t xml:space=\"preserve\")>([^<]*[0-9][^<]*)<")
                .matcher(sheet);
        List<int[]> spans = new ArrayList<>();
        while (texts.find()) {
            spans.add(new int[] {texts.start(1), texts.end(1)});
        }
        int[] span = spans.get(place % spans.size());
        String cell = flipped(sheet.substring(span[0], span[1]), place);
        int row = 1 + sheet.substring(0, span[0]).split("</row>", -1).length - 1;

        Said said = verify(
                "log.xlsx", changed(XLSX, SHEET, xml -> xml.substring(0, span[0]) + cell + xml.substring(span[1])));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).contains("readings.csv line " + row + " was changed");
    }

    /** By somebody who does not number the rows anew: a workbook is what its cells say where they are. */
    @Property(tries = 30)
    void a_row_that_is_missing_twice_there_or_out_of_order_in_a_workbook_is_named(
            @ForAll @IntRange(min = 1, max = 119) int line, @ForAll @IntRange(max = 2) int how) throws Exception {
        Said said = verify("log.xlsx", changed(XLSX, SHEET, xml -> {
            List<String> rows = new ArrayList<>(Arrays.asList(xml.split("(?=<row )|(?=</sheetData>)")));
            int at = line + 1; // What stands before the first row is the first piece.
            switch (how) {
                case 0 -> rows.remove(at);
                case 1 -> rows.add(at, rows.get(at - 1));
                default -> Collections.swap(rows, at, at + 1);
            }
            return String.join("", rows);
        }));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).contains("NOT AS EXPORTED").contains("readings.csv line " + (line + 1) + " ");
    }

    @Example
    void documents_in_one_zip_are_checked_each_by_itself() throws Exception {
        List<String> lines = lines();
        lines.remove(7);

        Said whole = verify("month.zip", zipped(Map.of("a.pdf", PDF, "b.xlsx", XLSX)));
        Said changed = verify("month.zip", zipped(Map.of("a.pdf", PDF, "b.pdf", withTable(lines))));

        assertThat(whole.text).contains("a.pdf/ readings.csv, ", "b.xlsx/ readings.csv, ");
        assertThat(whole.code).isZero();
        assertThat(changed.text).contains("b.pdf/readings.csv line 8 was removed");
        assertThat(changed.code).isEqualTo(1);
        assertThat(verify("month.zip", zipped(Map.of("a.pdf", PDF, "note.txt", new byte[1]))).code)
                .isEqualTo(1);
        assertThat(verify("month.zip", zipped(Map.of())).code).isEqualTo(1);
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Property(tries = 25)
    void a_digit_flipped_inside_a_pdf_is_found_and_its_row_named(
            @ForAll @IntRange(min = 1, max = 120) int line, @ForAll @IntRange(max = 400) int place) throws Exception {
        List<String> lines = lines();
        lines.set(line, flipped(lines.get(line), place));

        Said said = verify("log.pdf", withTable(lines));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).contains("readings.csv line " + (line + 1) + " was changed");
    }

    @Property(tries = 25)
    void a_glyph_changed_on_a_page_is_found_and_its_line_named(@ForAll @IntRange(max = 77) int line) throws Exception {
        Said said = verify("log.pdf", edited(document -> {
            PDPage page = document.getPage(line % 2);
            List<Object> tokens = new PDFStreamParser(page).parse();
            List<Integer> shown = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i) instanceof COSString) {
                    shown.add(i);
                }
            }
            int at = shown.get(2 * (line % (shown.size() / 2 - 1)));
            byte[] glyphs = ((COSString) tokens.get(at)).getBytes();
            glyphs[1] ^= 1;
            tokens.set(at, new COSString(glyphs));
            PDStream changed = new PDStream(document);
            try (OutputStream out = changed.createOutputStream()) {
                new ContentStreamWriter(out).writeTokens(tokens);
            }
            page.setContents(changed);
        }));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text)
                .contains("pages.csv line ")
                .contains(" was changed")
                .contains("2026-10-");
    }

    private interface PdfEdit {
        void of(PDDocument document) throws IOException;
    }

    private static byte[] edited(PdfEdit edit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(PDF)) {
            edit.of(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    @Property(tries = 40)
    void a_manifest_that_was_changed_anywhere_is_not_believed(@ForAll @IntRange(max = 100_000) int place)
            throws Exception {
        Map<String, String> files = new LinkedHashMap<>(FILES);
        files.put("manifest.json", flipped(FILES.get("manifest.json"), place));

        assertThat(verify("log.zip", MadeLog.zip(files)).code).isEqualTo(1);
    }

    @Example
    void whoever_signs_with_another_key_is_found_by_who_knows_the_sites() throws Exception {
        Path key = Files.writeString(Files.createTempFile("site", ".pem"), LOG.pem());
        Path zip = Files.write(Files.createTempFile("log", ".zip"), MadeLog.zip(made().files()));

        assertThat(run(zip.toString()).code).isZero();
        assertThat(run("--key", key.toString(), zip.toString()).text).contains("which is not the site's");
    }

    @Example
    void a_table_that_is_missing_or_was_added_is_found() throws Exception {
        Map<String, String> less = new LinkedHashMap<>(FILES);
        less.remove("excursions.csv");
        Map<String, String> more = new LinkedHashMap<>(FILES);
        more.put("checks.csv", "a\r\n");

        assertThat(verify("log.zip", MadeLog.zip(less)).text).contains("excursions.csv is missing");
        assertThat(verify("log.zip", MadeLog.zip(more)).text).contains("checks.csv was added");
    }

    @Example
    void a_wrong_question_ends_with_2_and_a_file_that_is_none_with_1() throws Exception {
        assertThat(run().code).isEqualTo(2);
        assertThat(run("--key").code).isEqualTo(2);
        assertThat(run("/nowhere/log.zip").code).isEqualTo(1);
        assertThat(verify("log.zip", "no zip".getBytes(UTF_8)).code).isEqualTo(1);
    }

    private interface Edit {
        void of(List<String> lines);
    }

    /** In the zip, as a CSV beside its manifest, in the workbook with its rows numbered anew, and inside the PDF. */
    private static void assertNamed(int line, String what, Edit edit) throws Exception {
        List<String> lines = lines();
        edit.of(lines);
        Map<String, String> files = new LinkedHashMap<>(FILES);
        files.put("readings.csv", csv(lines));
        for (Said said : List.of(
                verify("log.zip", MadeLog.zip(files)),
                verifyCsv(files),
                verify("log.xlsx", changed(XLSX, SHEET, xml -> sheet(lines))),
                verify("log.pdf", withTable(lines)))) {
            assertThat(said.code).isEqualTo(1);
            assertThat(said.text)
                    .contains("NOT AS EXPORTED")
                    .contains("readings.csv")
                    .contains("line " + (line + 1) + " ");
            assertThat(said.text).contains(what);
        }
    }

    /** The PDF with another table of readings inside. */
    private static byte[] withTable(List<String> lines) throws IOException {
        byte[] csv = csv(lines).getBytes(UTF_8);
        return edited(document -> document.getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .get("readings.csv")
                .setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(csv))));
    }

    /** A sheet of these lines, as good as ours. */
    private static String sheet(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Workbook book = new Workbook(out);
            book.sheet("readings", sink -> {
                for (String line : lines) {
                    byte[] bytes = (line + "\r\n").getBytes(UTF_8);
                    sink.line(bytes, 0, bytes.length);
                }
            });
            book.finish("readings");
            return parts(out.toByteArray()).get(SHEET);
        } catch (IOException | java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String csv(List<String> lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static List<String> lines() {
        return new ArrayList<>(Arrays.asList(FILES.get("readings.csv").split("\r\n")));
    }

    /** One of its digits is another one. */
    private static String flipped(String text, int place) {
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits.add(i);
            }
        }
        int at = digits.get(place % digits.size());
        char other = (char) ('0' + (text.charAt(at) - '0' + 1) % 10);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static Said verify(String name, byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("verify");
        return run(Files.write(folder.resolve(name), content).toString());
    }

    private static Said verifyCsv(Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory("verify");
        Files.writeString(folder.resolve("fridge.csv"), files.get("readings.csv"));
        Files.writeString(folder.resolve("fridge.csv.manifest.json"), files.get("manifest.json"));
        return run(folder.resolve("fridge.csv").toString());
    }

    private static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, UTF_8);
        int code = VerifyCommand.run(List.of(arguments), both, both);
        return new Said(code, out.toString(UTF_8));
    }

    private static byte[] changed(byte[] zip, String part, UnaryOperator<String> change) throws IOException {
        Map<String, String> parts = parts(zip);
        parts.computeIfPresent(part, (name, text) -> change.apply(text));
        return MadeLog.zip(parts);
    }

    private static Map<String, String> parts(byte[] zip) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return parts;
    }

    private static MadeLog made() {
        try {
            return new MadeLog();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf() {
        try {
            return LOG.pdf();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] xlsx() {
        try {
            return LOG.xlsx();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
