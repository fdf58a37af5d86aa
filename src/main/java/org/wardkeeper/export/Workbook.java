package org.wardkeeper.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An Office Open XML workbook (ECMA-376) written while it is read: sheets of lines, and nothing kept of them. Numbers
 * stand in it digit by digit as in the CSV, so that it can be checked by the same manifest.
 */
final class Workbook {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final ZipOutputStream zip;
    private final List<String> names = new ArrayList<>();

    Workbook(OutputStream out) {
        zip = ZipFormat.begin(out);
    }

    /** Writes one sheet's lines. */
    interface Content {
        void write(LineSink sink) throws java.sql.SQLException, IOException;
    }

    /** A sheet with a header line; a second and a third where one cannot hold so many lines. */
    void sheet(String name, Content content) throws IOException, java.sql.SQLException {
        begin(name);
        SheetRows rows = new SheetRows(zip, part -> begin(name + ' ' + part));
        content.write(rows);
        rows.end();
        zip.closeEntry();
    }

    private void begin(String name) {
        try {
            names.add(name);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + names.size() + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param first the sheet that is shown first */
    void finish(String first) throws IOException {
        StringBuilder types = new StringBuilder();
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= names.size(); i++) {
            String name = names.get(i - 1);
            String sheet = "<sheet name=\"" + name + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>";
            if (name.equals(first)) {
                sheets.insert(0, sheet);
            } else {
                sheets.append(sheet);
            }
            types.append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + TYPES
                    + "worksheet+xml\"/>");
            relations.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        relations.append(relation("styles", "styles", "styles.xml"));
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>" + types
                        + "</Types>");
        part("_rels/.rels", relations(relation("book", "officeDocument", "xl/workbook.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>" + sheets
                        + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        part("xl/styles.xml", styles());
        zip.finish();
        zip.flush();
    }

    /** 0 as it is, 1 bold for a header. */
    private static String styles() {
        return "<styleSheet xmlns=\"" + MAIN
                + "\"><fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Arial\"/></font>"
                + "<font><b/><sz val=\"10\"/><name val=\"Arial\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf xfId=\"0\"/><xf fontId=\"1\" applyFont=\"1\" xfId=\"0\"/></cellXfs></styleSheet>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + '/' + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private void part(String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
