package org.wardkeeper.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.junit.jupiter.api.Test;
import org.wardkeeper.verify.VerifyCommand;

/** Whoever wants a false log to pass need not touch a row: he can let the file show it as another. */
class ForgedExportTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final MadeLog log;
    private final Map<String, String> files;

    ForgedExportTest() throws Exception {
        log = new MadeLog();
        files = log.files();
    }

    @Test
    void a_workbook_whose_cells_are_shown_as_something_else_is_found() throws Exception {
        assertForged("styles.xml was changed", book("xl/styles.xml", xml -> xml.replace("<xf xfId=\"0\"/>", "<xf/>")));
        assertForged("another program", book(SHEET, xml -> xml.replace("<cols>", "<cols><col hidden=\"1\"/>")));
        assertForged("not exported so", book(SHEET, xml -> xml.replace("<row r=\"9\"", "<row hidden=\"1\" r=\"9\"")));
        assertForged("in another style", book(SHEET, xml -> xml.replace("<c r=\"A9\"", "<c s=\"1\" r=\"A9\"")));
        assertForged("not exported so", book(SHEET, xml -> xml.replaceFirst("<v>4", "<!-- --><v>4")));
        assertForged("not exported so", book(SHEET, xml -> xml.replaceFirst("<v>", "<f>1+1</f><v>")));
        assertForged("not exported so", book(SHEET, xml -> xml.replace("</sheetData>", "</sheetData><drawing/>")));
    }

    @Test
    void a_number_made_a_text_is_found_since_no_formula_counts_it() throws Exception {
        assertForged(
                "readings.csv line 5 ",
                book(
                        SHEET,
                        xml -> xml.replaceFirst(
                                "<c r=\"E5\"><v>([^<]*)</v>",
                                "<c r=\"E5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">$1</t></is>")));
    }

    @Test
    void a_part_that_was_added_to_a_workbook_is_found_and_so_is_a_second_of_the_same_name() throws Exception {
        Map<String, String> more = parts(log.xlsx());
        more.put("xl/comments1.xml", "<comments/>");
        assertForged("xl/comments1.xml was added", "log.xlsx", MadeLog.zip(more));

        Map<String, String> twice = parts(log.xlsx());
        twice.put("xl/worksheets/sheet7.xml", twice.get(SHEET).replace("<v>4.0<", "<v>5.0<"));
        String bytes = new String(MadeLog.zip(twice), ISO_8859_1).replace("sheet7.xml", "sheet1.xml");
        assertForged("sheet1.xml is in it twice", "log.xlsx", bytes.getBytes(ISO_8859_1));

        assertForged(
                "the sheet readings is in it twice",
                book("xl/workbook.xml", xml -> xml.replace("name=\"excursions\"", "name=\"readings\"")));
        assertForged(
                "workbook.xml was changed",
                book("xl/workbook.xml", xml -> xml.replace("<sheet name=\"ex", "<sheet state=\"hidden\" name=\"ex")));
    }

    private interface Edit {
        void of(PDDocument document) throws IOException;
    }

    @Test
    void a_document_that_shows_other_letters_or_less_of_a_page_is_found() throws Exception {
        assertForged("pages.csv line ", edited(ForgedExportTest::otherLetters));
        assertForged("page 1 has something", edited(document -> document.getPage(0)
                .setCropBox(new PDRectangle(0, 200, 595, 600))));
        assertForged("page 1 was cut", edited(document -> document.getPage(0)
                .setMediaBox(new PDRectangle(0, 200, 595, 600))));
        assertForged(
                "has something that was not exported: Rotate",
                edited(document -> document.getPages().getCOSObject().setInt(COSName.ROTATE, 180)));
        assertForged("XObject", edited(document -> document.getPage(0)
                .getResources()
                .getCOSObject()
                .setItem(COSName.XOBJECT, new COSDictionary())));
        assertForged("laid over the page", edited(document -> document.getPage(0)
                .setAnnotations(List.of(new PDAnnotationSquare()))));
        assertForged("removed from the end", edited(document -> document.removePage(1)));
        assertForged("pages.csv line ", edited(document -> document.addPage(new PDPage(PDRectangle.A4))));
    }

    /** Every letter is drawn as another. */
    private static void otherLetters(PDDocument document) throws IOException {
        COSDictionary font = document.getPage(0)
                .getResources()
                .getFont(COSName.getPDFName("F1"))
                .getCOSObject();
        COSDictionary inner =
                (COSDictionary) font.getCOSArray(COSName.DESCENDANT_FONTS).getObject(0);
        byte[] glyphs = new byte[8192];
        for (int i = 0; i < glyphs.length; i += 2) {
            glyphs[i + 1] = 20;
        }
        COSStream map = document.getDocument().createCOSStream();
        try (var out = map.createOutputStream()) {
            out.write(glyphs);
        }
        inner.setItem(COSName.CID_TO_GID_MAP, map);
    }

    @Test
    void a_document_with_another_file_behind_the_name_of_one_or_beside_them_is_found() throws Exception {
        assertForged(
                "readings.csv is not the same for every reader",
                edited(document -> files(document).get("readings.csv").setEmbeddedFileUnicode(file(document))));
        assertForged(
                "excursions.csv is not the same for every reader",
                edited(document -> files(document).get("excursions.csv").setFileUnicode("readings.csv")));
        assertForged("not in the list of files", edited(document -> {
            PDComplexFileSpecification more = new PDComplexFileSpecification();
            more.setFile("readings.csv");
            more.setEmbeddedFile(file(document));
            COSArray associated = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF);
            associated.add(more.getCOSObject());
        }));
        assertForged("not exported: OpenAction", edited(document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.alert(1)"))));
    }

    private static Map<String, PDComplexFileSpecification> files(PDDocument document) throws IOException {
        return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
    }

    private static PDEmbeddedFile file(PDDocument document) throws IOException {
        return new PDEmbeddedFile(document, new ByteArrayInputStream("false\r\n".getBytes(UTF_8)));
    }

    @Test
    void several_rows_removed_or_added_are_told_as_what_they_are() throws Exception {
        assertForged("line 6 was removed, and 2 behind it", rows(lines -> {
            lines.subList(5, 8).clear();
            return lines;
        }));
        assertForged("line 6 was added, and 1 behind it", rows(lines -> {
            lines.addAll(5, List.of("x", "y"));
            return lines;
        }));
        assertForged("line 6 was swapped with line 12", rows(lines -> {
            java.util.Collections.swap(lines, 5, 11);
            return lines;
        }));
    }

    @Test
    void what_a_file_says_cannot_pass_for_what_verify_says() throws Exception {
        Said said = verify("log.zip", rows(lines -> {
            lines.set(1, "\"\u001b[2J\n/x/log.zip: as exported\n\u202e\"");
            return lines;
        }));

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).doesNotContain("\u001b", "\u202e").doesNotContainPattern("(?m)^/x/log.zip: as exported");
    }

    @Test
    void a_document_whose_end_is_missing_or_that_begins_with_something_else_is_not_guessed_at() throws Exception {
        byte[] pdf = log.pdf();
        for (byte[] damaged : List.of(
                java.util.Arrays.copyOf(pdf, pdf.length - 30),
                java.util.Arrays.copyOf(pdf, pdf.length / 2),
                ("junk\n" + new String(pdf, ISO_8859_1)).getBytes(ISO_8859_1))) {
            Said said = verify("log.pdf", damaged);
            assertThat(said.code).isEqualTo(1);
            assertThat(said.text).contains("log.pdf cannot be read: ");
        }
    }

    @Test
    void a_zip_that_was_unpacked_and_packed_again_is_as_exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("fridge/"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("fridge/" + file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }

        assertThat(verify("log.zip", out.toByteArray()).code).isZero();
    }

    @Test
    void what_unpacks_to_more_than_any_log_is_refused_before_it_is_held() throws Exception {
        byte[] zeros = new byte[80 << 20];
        for (String name : List.of("readings.csv", "manifest.json", "a.pdf", "a.xlsx")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(zeros);
                if (name.equals("readings.csv")) {
                    zip.putNextEntry(new ZipEntry("manifest.json"));
                    zip.write(files.get("manifest.json").getBytes(UTF_8));
                }
            }
            Said said = verify("log.zip", out.toByteArray());
            assertThat(said.code).isEqualTo(1);
            assertThat(said.text).containsPattern("than any .*is exported").doesNotContain("Exception", "\tat ");
        }
    }

    private byte[] rows(UnaryOperator<List<String>> change) throws IOException {
        Map<String, String> changed = new LinkedHashMap<>(files);
        List<String> lines =
                new java.util.ArrayList<>(List.of(files.get("readings.csv").split("\r\n")));
        changed.put("readings.csv", String.join("\r\n", change.apply(lines)) + "\r\n");
        return MadeLog.zip(changed);
    }

    private byte[] book(String part, UnaryOperator<String> change) throws Exception {
        Map<String, String> parts = parts(log.xlsx());
        String before = parts.get(part);
        parts.computeIfPresent(part, (name, text) -> change.apply(text));
        assertThat(parts.get(part)).isNotEqualTo(before);
        return MadeLog.zip(parts);
    }

    private byte[] edited(Edit edit) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(log.pdf())) {
            edit.of(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    private static void assertForged(String what, byte[] file) throws IOException {
        boolean pdf = new String(file, 0, 4, UTF_8).equals("%PDF");
        boolean book = new String(file, ISO_8859_1).contains("xl/workbook.xml");
        assertForged(what, pdf ? "log.pdf" : book ? "log.xlsx" : "log.zip", file);
    }

    private static void assertForged(String what, String name, byte[] file) throws IOException {
        Said said = verify(name, file);
        assertThat(said.text).contains("NOT AS EXPORTED").contains(what);
        assertThat(said.code).isEqualTo(1);
    }

    private record Said(int code, String text) {}

    private static Said verify(String name, byte[] content) throws IOException {
        Path file = Files.write(Files.createTempDirectory("forged").resolve(name), content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, UTF_8);
        int code = VerifyCommand.run(List.of(file.toString()), both, both);
        return new Said(code, out.toString(UTF_8));
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
}
