package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.wardkeeper.evidence.Sha256;
import org.wardkeeper.paper.PdfLetters;

/** The log in a PDF: the tables that lie inside, and its pages as a table of lines. */
final class PdfBundle {

    private static final String MANIFEST = "manifest.json";
    private static final String PAGES = "pages.csv";

    private PdfBundle() {}

    /** @throws Fault where it is not a document as it is exported */
    static Bundle of(PDDocument document) throws IOException, Fault {
        Map<String, Table> tables = new TreeMap<>();
        String manifest = null;
        for (Map.Entry<String, PDComplexFileSpecification> file :
                PdfShape.files(document).entrySet()) {
            PDEmbeddedFile content = file.getValue().getEmbeddedFile();
            if (content == null) {
                throw new Fault(file.getKey() + " is missing");
            }
            if (file.getKey().equals(MANIFEST)) {
                try (InputStream in = content.createInputStream()) {
                    manifest = Bounds.text(in, MANIFEST);
                }
            } else {
                tables.put(file.getKey(), each -> {
                    try (InputStream in = content.createInputStream()) {
                        Table.split(in, each);
                    }
                });
            }
        }
        if (manifest == null) {
            throw new Fault("there is no manifest in it");
        }
        tables.put(PAGES, each -> pages(document, each));
        return new Bundle("", manifest, tables, true, PdfShape.faults(document));
    }

    private static void pages(PDDocument document, Table.Lines each) throws IOException {
        line(each, "page", "text", "drawing", "letters");
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            byte[] content = drawing(page);
            for (String text : texts(page)) {
                line(each, Integer.toString(number), text, "", "");
            }
            String letters = HexFormat.of()
                    .formatHex(PdfLetters.of(page, name -> page.getResources().getFont(name)));
            line(each, Integer.toString(number), "", HexFormat.of().formatHex(Sha256.of(content)), letters);
            if (!page.getAnnotations().isEmpty()) {
                line(each, Integer.toString(number), "something was laid over the page", "", "");
            }
        }
    }

    private static byte[] drawing(PDPage page) throws IOException {
        try (InputStream content = page.getContents()) {
            return Bounds.all(content, Bounds.PAGE, "a page");
        }
    }

    private static void line(Table.Lines each, String... cells) throws IOException {
        byte[] line = CsvCells.line(List.of(cells[0], harmless(cells[1]), cells[2], cells[3]));
        each.line(line, line.length);
    }

    /** As it stands in the table: what a spreadsheet would run has an apostrophe in front. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The lines of a page: the texts between a beginning and an end of text, put together. */
    private static List<String> texts(PDPage page) throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        PDFStreamParser parser = new PDFStreamParser(page);
        Object operand = null;
        COSName fontName = null;
        PDFont font = null;
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof COSName name) {
                fontName = name;
            }
            if (!(token instanceof Operator operator)) {
                operand = token;
                continue;
            }
            switch (operator.getName()) {
                case "Tf" -> font = page.getResources().getFont(fontName);
                case "Tj" -> cells.add(decoded((COSString) operand, font));
                case "ET" -> {
                    lines.add(String.join(" | ", cells));
                    cells.clear();
                }
                default -> {}
            }
        }
        return lines;
    }

    private static String decoded(COSString shown, PDFont font) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream codes = new java.io.ByteArrayInputStream(shown.getBytes());
        while (codes.available() > 0) {
            String one = font.toUnicode(font.readCode(codes));
            text.append(one == null ? "?" : one);
        }
        return text.toString();
    }
}
